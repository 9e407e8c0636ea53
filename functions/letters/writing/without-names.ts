import { type Text, text } from '../../../shared/problems.ts';

/**
 * What letters say of types of events whose own sentences call a thing by a title that somebody has given it for one occasion;
 * where one type can mean several things, its announcement says which (`untitled`).
 * What the title is stays behind the link, as purposes and reasons do. Pure.
 */
const sayings: Readonly<Record<string, Text>> = {
  EventRegistered: text(
    'ett evenemang är registrerat som utkast, med er som arrangör.',
    'an event is registered as a draft, with you as an organiser.',
  ),
  EventsImported: text(
    'evenemang ur en fil har lagts in som utkast, med er som arrangör.',
    'events of a file were entered as drafts, with you as the organiser.',
  ),
  EventChanged: text('ett evenemang har ändrats.', 'an event was changed.'),
  EventSubmitted: text('ett evenemang är inlämnat för publicering.', 'an event was submitted for publication.'),
  EventReopened: text(
    'publiceringen av ett evenemang prövas igen.',
    'whether an event is published is considered again.',
  ),
  EventPublished: text('ett evenemang är publicerat.', 'an event is published.'),
  EventCancelled: text('ett evenemang är inställt.', 'an event is cancelled.'),
  EventHeld: text('ett evenemang har hållits.', 'an event was held.'),
  ResultsReversed: text('resultatet av ett evenemang är tillbakataget.', 'the results of an event were taken back.'),
  EventEscalated: text(
    'ett evenemang skulle ha besvarats; cheferna för alla tre kanslierna behöver se till att det sker nu.',
    'an event should have been answered; the heads of all three offices need to see to it now.',
  ),
  ContactForgotten: text(
    'kontaktuppgifterna för ett evenemang är raderade.',
    'whom to ask about an event is forgotten.',
  ),
  PublicationChanged: text('en publicering av ett evenemang har ändrats.', 'a publication of an event was changed.'),
  PublicationCountered: text(
    'för en publicering av ett evenemang föreslås en annan tid eller kanal.',
    'for a publication of an event another time or channel is proposed.',
  ),
  PublicationWithdrawn: text(
    'en publicering av ett evenemang är tillbakadragen.',
    'a publication of an event was withdrawn.',
  ),
  PublicationReopened: text(
    'en publicering av ett evenemang prövas igen.',
    'a publication of an event is considered again.',
  ),
  PublicationReturned: text(
    'en publicering behöver antas på nytt, eftersom evenemanget har flyttats.',
    'a publication must be accepted anew, since the event has moved.',
  ),
  PublicationAccepted: text('en publicering av ett evenemang är antagen.', 'a publication of an event is accepted.'),
  PublicationDeclined: text(
    'en publicering av ett evenemang har fått avslag.',
    'a publication of an event was declined.',
  ),
  PublicationPosted: text('en publicering av ett evenemang är gjord.', 'a publication of an event is done.'),
  PublicationMeasured: text(
    'hur många en publicering av ett evenemang nådde är nu känt.',
    'how many a publication of an event reached is known now.',
  ),
  PublicationEscalated: text(
    'en publicering av ett evenemang skulle ha besvarats; cheferna behöver se till att det sker nu.',
    'a publication of an event should have been answered; the heads need to see to it now.',
  ),
  GroupSet: text('en grupp är ny eller har ändrats.', 'a group is new or was changed.'),
  GroupEnded: text('en grupp är avslutad eller borttagen.', 'a group has ended or was removed.'),
  AssignmentProposed: text(
    'ett uppdrag för en grupp är föreslaget; det gäller när cheferna för alla tre kanslierna har antagit det.',
    'an assignment of a group is proposed; it is in force once the heads of all three offices have adopted it.',
  ),
  AssignmentAdopted: text('ett uppdrag för en grupp är antaget.', 'an assignment of a group was adopted.'),
  DecisionMade: text(
    'en grupp har fattat ett beslut som ska genomföras.',
    'a group made a decision that is to be carried out.',
  ),
  DecisionChanged: text('ett beslut av en grupp är rättat.', 'a decision by a group was corrected.'),
  DecisionDone: text('ett beslut av en grupp är genomfört.', 'a decision by a group was carried out.'),
  DecisionReopened: text(
    'ett beslut av en grupp är öppnat igen och ska genomföras.',
    'a decision by a group was opened again and is to be carried out.',
  ),
  DecisionOverdue: text(
    'ett beslut av en grupp skulle ha varit genomfört.',
    'a decision by a group should have been carried out.',
  ),
  GroupMemberForgotten: text(
    'en person som var med i en grupp är raderad.',
    'a person who was in a group has been erased.',
  ),
  MilestoneSet: text(
    'en milstolpe i tidsplanen är ny eller har ändrats.',
    'a milestone of the timeline is new or was changed.',
  ),
  MilestoneDropped: text('en milstolpe i tidsplanen är struken.', 'a milestone of the timeline was dropped.'),
  MilestoneMoved: text(
    'en milstolpe i tidsplanen har flyttats, och kanske annat med den.',
    'a milestone of the timeline has moved, and perhaps more with it.',
  ),
  MilestoneDone: text('en milstolpe i tidsplanen är klar.', 'a milestone of the timeline is done.'),
  MilestoneReopened: text('en milstolpe i tidsplanen är öppnad igen.', 'a milestone of the timeline was opened again.'),
  ElectionDayMoved: text(
    'valdagen är ändrad, och tidsplanen med den.',
    'election day was moved, and the timeline with it.',
  ),
  TemplateApplied: text(
    'tidsplanen har fått milstolpar efter en mall.',
    'the timeline was given milestones of a template.',
  ),
  ProposedDayAccepted: text(
    'en tryckning levereras efter tidsplanen en annan dag.',
    'a print run comes on another day, as the timeline has it.',
  ),
  ProposedDayDeclined: text(
    'en tryckning behåller sin dag fast tidsplanen har ändrats.',
    'a print run keeps its day though the timeline has changed.',
  ),
  ProposedDayLapsed: text(
    'det som föreslogs om en trycknings dag gäller inte längre.',
    'what was proposed for the day of a print run holds no longer.',
  ),
  MilestoneDue: text(
    'en milstolpe i tidsplanen som ni ser till närmar sig.',
    'a milestone of the timeline that you see to comes near.',
  ),
  MilestoneOverdue: text(
    'en milstolpe i tidsplanen skulle ha varit klar.',
    'a milestone of the timeline should have been done.',
  ),
  HookSwitchedOff: text(
    'anrop till ett annat system är avstängda: adressen finns inte längre, eller inget har kommit fram på över ett dygn.',
    'a hook to another system is switched off: its address is gone, or nothing got through for more than a day.',
  ),
};

/** What is said in its stead; undefined where the sentence of the inbox may stand in a letter, or nothing is known. */
export const withoutNames = (event: string): Text | undefined =>
  Object.hasOwn(sayings, event) ? sayings[event] : undefined;
