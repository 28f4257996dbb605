// Command bundle turns the source and the two WebAssembly binaries into dist/,
// the folder a static host serves:
//
//	index.html               the page, pointing at everything else by name
//	web-<hash>/              the files of web/ and wasm_exec.js of the Go release;
//	                         view.html in it names the one program it runs
//	worker-<hash>.wasm       the optimisers
//	canvas-<hash>.wasm       the drawing
//	releases.json            the hashed files, release by release, the newest first
//	stories.html             the stories as a page of their own, to be linked
//	notes/                   a sample course page that embeds the playground
//	LICENSE, NOTICE
//
// The binaries lose the names of their functions here, which tell the size of packages
// before, and the hundred thousand pieces of their memory become a few that pack better.
//
// Every compressible file has a .gz beside it, for hosts that serve those.
// Names carry a hash of the content, so a host may let browsers keep them for
// ever and an old page never meets a new binary. The output depends on the
// input alone: no time, no path, no order of a directory listing.
//
// A page that a browser has kept still asks for the files of its own release. With
// -keep, the last two releases of the site that this one will replace stay
// beside it: they are read from its address or folder, checked against the
// hashes in their names, and written with the rest. A site that is not there or
// is broken costs only what it would have given.
//
// Usage, from the root of the repository:
//
//	go run ./web/bundle [-build build] [-out dist] [-keep address or folder]
package main
