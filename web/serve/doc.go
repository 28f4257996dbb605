// Command serve serves dist/ on this machine the way a good static host does:
// right media types, the .gz beside a file where the browser takes it, names
// with a content hash kept for ever and everything else asked for anew, and
// Access-Control-Allow-Origin: * so that a sandboxed frame, whose origin is
// null, may read the files.
//
// Usage:
//
//	go run ./web/serve [-dir dist] [-addr 127.0.0.1:8080] [-prefix /repo-name/]
//
// It prints the address it serves. A port that is taken gives way to the next
// free one; port 0 takes any.
package main
