// Plays the seeds that it is sent, one after the other, until nobody sends any more.
import { playSeed } from './playSeed.ts';
import { SharedDatabase } from './sharedDatabase.ts';
import { tell } from './tally.ts';

const database = await SharedDatabase.create();
process.on('message', (seed: number) => {
  void playSeed(seed, database).then((played) => process.send?.(tell(played)));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
