package network

import (
	"hfplayground/core/lab"
	"hfplayground/core/lab/landscape"
	"hfplayground/core/lab/neuron"
)

// session is a session with the network lab laid open.
type session struct {
	*lab.Session
	*Lab // as it was left, while another lab is shown
}

func newSession(now func() float64) *session {
	s := &session{Session: lab.New(now, []lab.Entry{Entry(), landscape.Entry(), neuron.Entry()})}
	s.open()
	return s
}

// open notes what is shown.
func (s *session) open() {
	if l, ok := s.Session.Lab().(*Lab); ok {
		s.Lab = l
	}
}

// Controls returns those of the lab that is shown, whichever it is.
func (s *session) Controls() []lab.Control { return s.Session.Controls() }

func (s *session) Open(link string)              { s.Session.Open(link); s.open() }
func (s *session) Edit(query string)             { s.Session.Edit(query); s.open() }
func (s *session) Load(text, task string)        { s.Session.Load(text, task); s.open() }
func (s *session) PointsCSV() string             { return s.Session.PointsCSV() }
func (s *session) Advance(more func() bool) bool { return s.Session.Advance(more) }
func (s *session) Close()                        { s.Session.Close() }
func (s *session) Title() string                 { return s.Session.Title() }
