package draw

import "math"

// FNV-1a, a word at a time.
const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

// Hash is the running hash of what a layer is drawn from. Lists that lie side
// by side must be distinguished by their lengths, so words and text add those too.
type Hash uint64

// NewHash returns the hash of a drawing of w × h pixels. Layers that are drawn
// from different parts of one picture take different names.
func NewHash(name string, w, h float64, theme Theme) Hash {
	k := Hash(hashStart)
	k.Text(name)
	k.Add(w, h)
	k.Flag(theme.Dark)
	k.Flag(theme.Interactive)
	return k
}

// Add adds numbers by their bits: 0 and −0 differ, and NaN is like itself.
func (k *Hash) Add(values ...float64) {
	for _, v := range values {
		*k = (*k ^ Hash(math.Float64bits(v))) * hashPrime
		*k ^= *k >> 29 // a word at a time needs its high bits brought down
	}
}

// Words adds a list and its length.
func (k *Hash) Words(list []float64) {
	k.Add(float64(len(list)))
	k.Add(list...)
}

// Text adds a text and its length, rune by rune.
func (k *Hash) Text(s string) {
	k.Add(float64(len(s)))
	for _, r := range s {
		k.Add(float64(r))
	}
}

// Bytes adds a list of bytes and its length.
func (k *Hash) Bytes(list []uint8) {
	k.Add(float64(len(list)))
	for _, b := range list {
		*k = (*k ^ Hash(b)) * hashPrime
	}
	*k ^= *k >> 29
}

// Flag adds a yes or no.
func (k *Hash) Flag(v bool) {
	if v {
		k.Add(1)
	} else {
		k.Add(0)
	}
}

// Key returns the hash as the key of a layer. It is odd, so that key+1 is not 0
// and is no other drawing's key.
func (k Hash) Key() uint64 { return uint64(k)<<1 | 1 }
