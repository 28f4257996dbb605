package racing

// pictureShare is the part of the computing time that drawing and reporting may take from
// the runs. Messages and garbage come on top, to a third.
const pictureShare = 1. / 4

// Share is how the computing time is split between runs and what is shown of them.
type Share struct {
	runs     float64 // seconds of running, while all were to do
	pictures float64 // and of drawing
	before   float64 // seconds of reporting, before the runs that go on
}

// EvenShare returns the Share at the beginning of runs, before which reporting has taken some
// seconds.
func EvenShare(reporting float64) Share { return Share{before: reporting} }

// Ran adds seconds of running.
func (s *Share) Ran(seconds float64) { s.runs += seconds }

// Drew adds seconds of drawing.
func (s *Share) Drew(seconds float64) { s.pictures += seconds }

// Left reports whether pictures may take more time. reporting is the seconds that
// reporting has taken so far.
func (s *Share) Left(reporting float64) bool {
	shown := s.pictures + reporting - s.before
	return shown <= pictureShare*(shown+s.runs)
}
