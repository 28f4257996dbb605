package main

import (
	"errors"
	"net"
	"strconv"
	"syscall"
)

// portsTried is how many ports Listen looks at before it gives up.
const portsTried = 100

// Listen listens on addr or, where that port is taken, on the next free one.
func Listen(addr string) (net.Listener, error) {
	host, text, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	port, err := strconv.Atoi(text)
	if err != nil {
		return nil, err
	}
	for try := port; ; try++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(try)))
		if !errors.Is(err, syscall.EADDRINUSE) || try-port >= portsTried {
			return l, err
		}
	}
}
