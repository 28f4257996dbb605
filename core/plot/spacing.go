package plot

import (
	"math"
	"sort"

	"hfplayground/core/draw"
)

// Spacing chooses places that keep a distance from each other.
type Spacing struct {
	distance float64
	cells    map[[2]int]draw.Point
}

// NewSpacing returns one without places, for a distance in pixels.
func NewSpacing(distance float64) *Spacing {
	return &Spacing{distance: distance, cells: make(map[[2]int]draw.Point)}
}

// Claim takes place p and returns true, unless a place taken is too near. It looks at nine cells, each as wide as the
// distance, of which each holds one place at most.
func (s *Spacing) Claim(p draw.Point) bool {
	i, j := int(math.Floor(p.X/s.distance)), int(math.Floor(p.Y/s.distance))
	for di := -1; di <= 1; di++ {
		for dj := -1; dj <= 1; dj++ {
			q, ok := s.cells[[2]int{i + di, j + dj}]
			if ok && (di == 0 && dj == 0 || math.Hypot(p.X-q.X, p.Y-q.Y) < s.distance) {
				return false
			}
		}
	}
	s.cells[[2]int{i, j}] = p
	return true
}

// Spread moves labels vertically, in place, so that they keep their order, stay at least
// apart from each other, and within [top, bottom] as far as that is possible.
func Spread(labels []draw.Text, top, bottom, apart float64) {
	order := make([]int, len(labels))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return labels[order[a]].At.Y < labels[order[b]].At.Y })
	least := top
	for _, i := range order { // downwards: below the one above
		labels[i].At.Y = max(labels[i].At.Y, least)
		least = labels[i].At.Y + apart
	}
	most := bottom
	for k := len(order) - 1; k >= 0; k-- { // upwards: what was pushed over the edge
		i := order[k]
		labels[i].At.Y = min(labels[i].At.Y, most)
		most = labels[i].At.Y - apart
	}
}
