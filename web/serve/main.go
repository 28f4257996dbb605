package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

func main() {
	dir := flag.String("dir", "dist", "`folder` to serve")
	addr := flag.String("addr", "127.0.0.1:8080", "host:port to listen on")
	prefix := flag.String("prefix", "/", "`path` the folder appears under")
	flag.Parse()
	if err := serve(os.Stdout, *dir, *addr, *prefix); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
}

// readTimeout bounds how long a client may take over its request line and headers.
const readTimeout = 10 * time.Second

func serve(out io.Writer, dir, addr, prefix string) error {
	if _, err := os.Stat(dir + "/index.html"); err != nil {
		return fmt.Errorf("%w (make build writes it)", err)
	}
	if !strings.HasPrefix(prefix, "/") || !strings.HasSuffix(prefix, "/") {
		return errors.New("-prefix begins and ends with a slash")
	}
	l, err := Listen(addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "http://%s%s\n", l.Addr(), prefix)
	server := http.Server{Handler: Handler(os.DirFS(dir), prefix), ReadHeaderTimeout: readTimeout}
	return server.Serve(l)
}
