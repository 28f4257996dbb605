package landscape

import (
	"hfplayground/core/lab"
	"hfplayground/core/race"
)

// session is a session with the lab laid open.
type session struct {
	*lab.Session
	*Lab
}

// open returns a session of the link, with all runs at their ends.
func open(link string) *session {
	s := &session{Session: lab.New(func() float64 { return 0 }, []lab.Entry{Entry()})}
	s.Lab = s.Session.Lab().(*Lab)
	s.Session.Open(link)
	s.rest()
	return s
}

// rest works until nothing is left to do.
func (s *session) rest() {
	for s.Session.Advance(func() bool { return true }) {
	}
}

// edit changes the state, and works until nothing is left to do.
func (s *session) edit(query string) {
	s.Session.Edit(query)
	s.rest()
}

func (s *session) Close() { s.Session.Close() }

// sentence returns the text under the picture.
func (s *session) sentence() string { return s.Sentence(places{s.st.f, s.About, s.X0}) }

// offered returns what a run is offered, by the last part of its key.
func (s *session) offered(id string) map[string]string {
	out := map[string]string{}
	for _, p := range s.Readouts(false) {
		for _, key := range []string{"best", "calm"} {
			if p.Key == "run."+id+"."+key {
				out[key] = p.Value
			}
		}
	}
	return out
}

var _ interface{ Results() []race.Result } = (*Lab)(nil)
