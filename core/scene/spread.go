package scene

import "sort"

// spread moves labels vertically so that they keep their order, stay at least
// apart from each other, and within [top, bottom] as far as that is possible.
func spread(labels []Text, top, bottom, apart float64) {
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
