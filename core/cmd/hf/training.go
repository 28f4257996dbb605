package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"hfplayground/core/lab"
)

// everySeconds is how often a checkpoint is written.
const everySeconds = 60

// training is how long a link is run, and where its weights are kept.
type training struct {
	seconds float64 // 0 for as far as the link says
	file    string  // "" for none
}

// run takes a session to its end, or as far as the time reaches: then the limit of
// the link is raised as the page does it. It takes the file up where there is one, and
// writes it every minute and at the end.
func (t training) run(s *lab.Session, now func() float64) error {
	if err := t.takeUp(s); err != nil {
		return err
	}
	if t.seconds < 0 || t.seconds != t.seconds {
		return fmt.Errorf("The seconds must be 0 or more, not %g.", t.seconds)
	}
	next := float64(everySeconds)
	more := func() bool { return now() < next && (t.seconds == 0 || now() < t.seconds) }
	for {
		busy := s.Advance(more)
		if t.seconds > 0 && (now() >= t.seconds || !busy && !extended(s)) || t.seconds == 0 && !busy {
			return t.write(s)
		}
		if now() < next {
			continue
		}
		next = now() + everySeconds
		if err := t.write(s); err != nil {
			return err
		}
	}
}

// extended raises the limit of the link, and reports whether it could.
func extended(s *lab.Session) bool {
	before := s.Link()
	s.Edit("act=more")
	return s.Link() != before
}

// takeUp loads the file, where there is one.
func (t training) takeUp(s *lab.Session) error {
	if t.file == "" {
		return nil
	}
	if s.Weights(true).Name == "" {
		return fmt.Errorf("A checkpoint is of a net that is trained, as with lab=deep, and this link has none.")
	}
	b, err := os.ReadFile(t.file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	before := s.Link()
	s.LoadWeights(b, "")
	if s.Link() != before {
		return nil
	}
	for _, n := range s.Update(false).Notes {
		if n.Key == lab.KeyWeights {
			return fmt.Errorf("%s: %s", t.file, n.Value)
		}
	}
	return nil
}

// write writes the weights of all runs. A file that is there is replaced whole, so that a
// loss of power leaves one of the two.
func (t training) write(s *lab.Session) error {
	saved := s.Weights(true)
	if t.file == "" || saved.File == nil {
		return nil
	}
	next := t.file + ".new"
	if err := os.WriteFile(next, saved.File, 0o644); err != nil {
		return err
	}
	return os.Rename(next, t.file)
}
