import { playLetters } from './letters.ts';
import { playMaterials } from './materials.ts';
import { playPot } from './pot.ts';
import { playPublicity } from './publicity.ts';
import { playStaff } from './staff.ts';

/** A campaign against a running Valsam, told as a story in acts: each step with the request it made. */
try {
  console.log('FIRST ACT: the joint pot');
  await playPot();
  console.log('\n\nSECOND ACT: shared staff');
  await playStaff();
  console.log('\n\nTHIRD ACT: material');
  await playMaterials();
  console.log('\n\nFOURTH ACT: publicity');
  await playPublicity();
  console.log('\n\nFIFTH ACT: letters');
  await playLetters();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
