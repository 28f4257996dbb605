// Every go command that a test or a benchmark runs takes the release that go.mod
// names, as make has it: the command fetches that one like a module, also where it
// was told to stay as it is.

import { readFileSync } from 'node:fs';

const module = readFileSync(new URL('../../go.mod', import.meta.url), 'utf8');
process.env.GOTOOLCHAIN = /^toolchain (\S+)$/m.exec(module)[1];
