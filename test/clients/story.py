"""The story of story.ts, played by the client that openapi-python-client makes of the description."""

import datetime
import json
import os

from valsam_client import AuthenticatedClient
from valsam_client.api.materials_orders import place_order
from valsam_client.api.pot import approve_spending, list_spendings, pay_out, submit_spending
from valsam_client.api.publicity_events import register_event
from valsam_client.models import (
    GatheringRegistration,
    OfficeId,
    OrderBody,
    OrderLineBody,
    PayOutBody,
    PlaceBody,
    Problem,
    Receipt,
    SpendingStatus,
    SubmitSpendingBody,
)
from valsam_client.types import UNSET

tokens = json.loads(os.environ["VALSAM_TOKENS"])
campaign = os.environ["VALSAM_CAMPAIGN"]
day = os.environ["VALSAM_DAY"]


def client(persona):
    return AuthenticatedClient(base_url=os.environ["VALSAM_URL"], token=tokens[persona])


def done(answer):
    if answer is None or not hasattr(answer, "to_dict") or isinstance(answer, Problem):
        raise SystemExit(f"refused: {answer}")
    return answer


solna = client("association-solna")
request = done(
    submit_spending.sync(
        campaign,
        client=solna,
        body=SubmitSpendingBody(
            budget_line="publicity",
            amount=450_000,
            purpose="Annons",
            unit="solna",
            needed_by=datetime.date(2026, 8, 20),
        ),
    )
)
for head in ("district-head", "city-hall-head", "county-council-head"):
    if request.status == SpendingStatus.RESERVED:
        break
    request = done(approve_spending.sync(campaign, request.id, client=client(head), body=UNSET))

votes = len(request.approvals)
bill = PayOutBody(
    amount=450_000,
    paid_by=OfficeId.DISTRICT,
    receipt=Receipt(supplier="Solnabladet", number="py-1", date=datetime.date.today()),
)
paid = done(pay_out.sync(campaign, request.id, client=client("district-staff"), body=bill))
twice = pay_out.sync(campaign, request.id, client=client("district-staff"), body=bill)

order = done(
    place_order.sync(
        campaign,
        client=solna,
        body=OrderBody(
            unit="solna",
            deliver_to="Partilokalen",
            lines=[OrderLineBody(item="leaflet", language="sv", quantity=20)],
        ),
    )
)
event = done(
    register_event.sync(
        campaign,
        client=solna,
        body=GatheringRegistration(
            title="Gårdsfest",
            summary="Korv, kaffe och politik",
            kind="yard-party",
            place=PlaceBody(name="Gården", area="solna"),
            starts_at=f"{day}T13:00",
            ends_at=f"{day}T16:00",
            organisers=["solna"],
            languages=["sv", "so"],
        ),
    )
)
page = done(list_spendings.sync(campaign, client=solna, limit=5))

print(
    json.dumps(
        {
            "status": request.status.value,
            "voted": votes > 0,
            "paid": paid.paid,
            "outstanding": paid.outstanding,
            "refused": twice.code,
            "ordered": [line.quantity for line in order.lines],
            "event": event.status.value,
            "languages": event.languages,
            "listed": any(each.id == request.id for each in page.items),
        }
    )
)
