package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	mostBytes   = 64 << 20         // of one file of an earlier site
	earlierTime = 5 * time.Minute  // for all its files
	fetchTime   = 60 * time.Second // for one of them
	tries       = 3                // of one fetch
)

// retryPause lies between two tries of a fetch.
var retryPause = 2 * time.Second

// earlier returns what reads the files of the site at place, an address or a
// folder.
func earlier(place string) func(name string) ([]byte, error) {
	if !strings.HasPrefix(place, "http://") && !strings.HasPrefix(place, "https://") {
		return func(name string) ([]byte, error) {
			return os.ReadFile(filepath.Join(place, filepath.FromSlash(name)))
		}
	}
	deadline := time.Now().Add(earlierTime)
	return func(name string) (data []byte, err error) {
		address, err := url.JoinPath(place, name)
		if err != nil {
			return nil, err
		}
		for try := range tries {
			if try > 0 {
				time.Sleep(retryPause)
			}
			var again bool
			if data, again, err = fetchOnce(address, deadline); err == nil || !again {
				break
			}
		}
		return data, err
	}
}

// fetchOnce returns what address holds. Another try may help where again is set.
func fetchOnce(address string, deadline time.Time) (data []byte, again bool, err error) {
	ctx, cancel := context.WithDeadline(context.Background(), earliest(deadline, time.Now().Add(fetchTime)))
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, false, err
	}
	request.Header.Set("Cache-Control", "no-cache") // the list of the last minute, not a kept one
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, time.Now().Before(deadline), err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, response.StatusCode >= http.StatusInternalServerError, fmt.Errorf("%s: %s", address, response.Status)
	}
	data, err = io.ReadAll(io.LimitReader(response.Body, mostBytes+1))
	if len(data) > mostBytes {
		return nil, false, errors.New(address + " is too long")
	}
	return data, err != nil, err
}

func earliest(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
