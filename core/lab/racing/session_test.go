package racing

import (
	"hfplayground/core/lab"
	"hfplayground/core/lab/neuron"
)

// session is a session with the race that it shows laid open.
type session struct {
	*lab.Session
	*Lab
}

func newSession(now func() float64) *session {
	s := &session{Session: lab.New(now, []lab.Entry{Landscape(), Network(), neuron.Entry()})}
	s.open()
	return s
}

// open notes which race is shown.
func (s *session) open() {
	switch l := s.Session.Lab().(type) {
	case *Lab:
		s.Lab = l
	case netLab:
		s.Lab = l.Lab
	}
}

// Controls returns those of the lab that is shown, whichever it is.
func (s *session) Controls() []lab.Control { return s.Session.Controls() }

func (s *session) Open(link string)              { s.Session.Open(link); s.open() }
func (s *session) Edit(query string)             { s.Session.Edit(query); s.open() }
func (s *session) Load(text, task string)        { s.Session.Load(text, task); s.open() }
func (s *session) Advance(more func() bool) bool { return s.Session.Advance(more) }
func (s *session) Close()                        { s.Session.Close() }
func (s *session) Title() string                 { return s.Session.Title() }
