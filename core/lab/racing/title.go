package racing

import (
	"fmt"
	"strings"

	"hfplayground/core/training"
)

// Title names the picture in one line, for a reader who cannot see it: what is
// shown, and of what. It is the same at every step; the sentence tells of those.
func (s *Lab) Title() string {
	net := s.st.net()
	switch {
	case net == nil:
		return s.st.problem.Label + ": contours of f" + s.pathsTitle()
	case s.view() == viewLandscape:
		return fmt.Sprintf("Loss of a net %s on %s: contours%s", training.Shape(net.Objective().Net), net.Set().Label, s.pathsTitle())
	}
	title := fmt.Sprintf("Net %s on %s: units, weights and output", training.Shape(net.Objective().Net), net.Set().Label)
	if i := s.selected(); i >= 0 {
		title += ", trained by " + s.runs[i].Label
	}
	return title
}

// pathsTitle names the runs whose paths are shown; "" for none.
func (s *Lab) pathsTitle() string {
	if len(s.runs) == 0 {
		return ""
	}
	labels := make([]string, len(s.runs))
	for i, r := range s.runs {
		labels[i] = r.Label
	}
	return " and the paths of " + strings.Join(labels, ", ")
}
