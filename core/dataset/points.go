package dataset

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"hfplayground/core/param"
)

// Limits of points in a link: they leave room for the other settings in a link
// of 2 kB.
const (
	MaxPointsBytes = 1200 // some hundred points
	maxPointsCoord = 1000 // largest coordinate or target
	pointsDecimals = 1e2  // power of ten that coordinates and targets are rounded to
)

// valuesMark begins a text whose third numbers are targets, and namesMark one that
// names the classes before the first point.
const (
	valuesMark = "values:"
	namesMark  = "classes:"
)

// PointsError is a text of points that cannot be read, or points that make no
// such text.
type PointsError struct {
	Point   int // which, counted from 1; 0 for all together
	Problem string
}

// Error returns `dataset: Point 3: "abc" is not a number.`
func (e *PointsError) Error() string { return "dataset: " + e.Text() }

// Text returns the message without its area, for people.
func (e *PointsError) Text() string {
	if e.Point == 0 {
		return e.Problem
	}
	return fmt.Sprintf("Point %d: %s", e.Point, e.Problem)
}

// FormatPoints writes s for a link: "x,y,c;x,y,c;…" with the number c of the
// class, "classes:a,b;x,y,c;…" where the classes have names, or "values:x,y,t;…" with
// targets, all rounded to two decimals. The error is a *PointsError: coordinates and targets lie
// in [−1000, 1000] and the text has at most MaxPointsBytes.
func FormatPoints(s Set) (string, error) {
	var text []byte
	if s.Task() == Regression {
		text = append(text, valuesMark...)
	}
	if s.Names != nil {
		text = appendNames(text, s.Names)
	}
	fit := 0 // points that the limit has room for
	for i, p := range s.X {
		third := 0.0
		if s.Task() == Regression {
			third = s.Target[i]
		} else {
			third = float64(s.Class[i])
		}
		if i > 0 || s.Names != nil {
			text = append(text, ';')
		}
		var problem string
		if text, problem = appendTriple(text, p[0], p[1], third); problem != "" {
			return "", &PointsError{i + 1, problem}
		}
		if len(text) <= MaxPointsBytes {
			fit = i + 1
		}
	}
	if len(text) > MaxPointsBytes {
		return "", &PointsError{0, fmt.Sprintf("%d points are too many for a link: it has room for the first %d of them.", s.Len(), fit)}
	}
	return string(text), nil
}

// appendTriple writes three numbers with commas between, or says which of them is
// too large.
func appendTriple(text []byte, triple ...float64) (longer []byte, problem string) {
	for j, v := range triple {
		if !(math.Abs(v) <= maxPointsCoord) { // neither is NaN
			return nil, outside(param.Format(v), maxPointsCoord)
		}
		if j > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendFloat(text, hundredths(v), 'f', -1, 64)
	}
	return text, ""
}

// ParsePoints reads what FormatPoints writes, and gives the same set back but for
// the rounding. Blanks around numbers are ignored; the empty text is the empty
// set of two classes. The error is a *PointsError.
//
// There are as many classes as the largest number says or there are names, and at
// least two.
func ParsePoints(text string) (Set, error) { return ParseClasses(text, MaxClasses) }

// ParseClasses is ParsePoints for at most so many classes.
func ParseClasses(text string, most int) (Set, error) {
	s, err := parsePoints(text, most)
	if err != nil {
		return Set{}, err
	}
	return s, nil
}

func parsePoints(text string, classes int) (Set, *PointsError) {
	if len(text) > MaxPointsBytes {
		return Set{}, &PointsError{0, fmt.Sprintf("The text has %d bytes, and at most %d are read.", len(text), MaxPointsBytes)}
	}
	list, regression := strings.CutPrefix(strings.TrimSpace(text), valuesMark)
	s := Set{Classes: 2}
	if regression {
		s.Classes = 0
	}
	if names, ok := strings.CutPrefix(list, namesMark); ok {
		names, list, _ = strings.Cut(names, ";")
		var problem string
		if s.Names, problem = parseNames(names, classes); problem != "" {
			return Set{}, &PointsError{0, problem}
		}
		s.Classes = max(s.Classes, len(s.Names))
	}
	if list == "" {
		return s, nil
	}
	for part := range strings.SplitSeq(list, ";") {
		if problem := s.appendPoint(part, classes); problem != "" {
			return Set{}, &PointsError{s.Len() + 1, problem}
		}
	}
	return s, nil
}

// appendPoint reads "x,y,c", or "x,y,t" for regression, or says what is wrong.
func (s *Set) appendPoint(text string, classes int) (problem string) {
	parts := strings.Split(text, ",")
	if len(parts) != 3 {
		return fmt.Sprintf("%q is not x,y,%s.", param.Shorten(text), s.Task())
	}
	var v [3]float64
	for i, part := range parts {
		if v[i], problem = parseNumber(strings.TrimSpace(part), maxPointsCoord); problem != "" {
			return problem
		}
		v[i] = hundredths(v[i])
	}
	if s.Task() == Regression {
		s.Target = append(s.Target, v[2])
	} else {
		class := int(v[2])
		if float64(class) != v[2] || class < 0 || class >= classes {
			return fmt.Sprintf("%q is not a class: classes are whole numbers from 0 to %d.", param.Shorten(strings.TrimSpace(parts[2])), classes-1)
		}
		s.Class = append(s.Class, class)
		s.Classes = max(s.Classes, class+1)
	}
	s.X = append(s.X, [2]float64{v[0], v[1]})
	return ""
}

// hundredths returns x with two decimals, and 0 for −0.
func hundredths(x float64) float64 { return math.Round(x*pointsDecimals)/pointsDecimals + 0 }
