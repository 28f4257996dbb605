package weights

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
)

// framed returns a file of a header and data.
func framed(head string, data int) []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(head)))
	return append(append(b, head...), make([]byte, data)...)
}

func TestWrittenIsRead(t *testing.T) {
	w := []float64{1, -2.5, 0.1, math.Pi, 1e300, 0}
	file := File{
		Tensors: []Tensor{New("layer1.weight", F64, w, 2, 3), New("layer1.bias", F32, w[:2], 2), New("none", F32, nil, 0, 4)},
		Meta:    map[string]string{"link": `v=1&a="b"`, "method": "hf\n\\ü"},
	}
	b := file.Bytes()
	if at := binary.LittleEndian.Uint64(b) % 8; at != 0 {
		t.Errorf("the numbers begin at %d bytes beyond a multiple of 8", at)
	}
	got, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	if got.Meta["link"] != file.Meta["link"] || got.Meta["method"] != file.Meta["method"] || len(got.Tensors) != 3 {
		t.Errorf("read %v", got)
	}
	for i, tensor := range got.Tensors {
		want := file.Tensors[i]
		values := make([]float64, tensor.Len())
		tensor.Values(values)
		if tensor.Name != want.Name || !slices.Equal(tensor.Shape, want.Shape) || !slices.Equal(values, want.values) {
			t.Errorf("%s: read %v %v, want %v %v", want.Name, tensor.Shape, values, want.Shape, want.values)
		}
	}
	var asJSON map[string]any
	if err := json.Unmarshal(b[8:8+binary.LittleEndian.Uint64(b)], &asJSON); err != nil {
		t.Errorf("the header is no JSON: %v", err)
	}
}

// TestKnownFile reads bytes that were written by hand.
func TestKnownFile(t *testing.T) {
	b := framed(`{"h":{"dtype":"F16","shape":[4],"data_offsets":[0,8]},"b":{"shape":[],"data_offsets":[8,10],"dtype":"BF16"}}`, 0)
	b = append(b, 0x00, 0x3c, 0x00, 0xc0, 0x01, 0x00, 0x00, 0xfc, 0x80, 0x3f) // 1, −2, 2⁻²⁴, −∞; 1
	f, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]float64{"h": {1, -2, math.Ldexp(1, -24), math.Inf(-1)}, "b": {1}} {
		tensor, ok := f.Find(name)
		got := make([]float64, len(want))
		if !ok || tensor.Len() != len(want) {
			t.Fatalf("%s has %d values", name, tensor.Len())
		}
		if tensor.Values(got); !slices.Equal(got, want) {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if !math.IsNaN(half(0x7e00)) || half(0x7bff) != 65504 {
		t.Errorf("half of 7e00 is %g, of 7bff %g", half(0x7e00), half(0x7bff))
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	const one = `{"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}`
	if _, err := Read(framed(one, 16)); err != nil {
		t.Fatalf("whole: %v", err)
	}
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"empty":             {nil, "has 0 bytes"},
		"header alone":      {framed("", 0), "no safetensors file"},
		"picture":           {[]byte("\x89PNG\r\n\x1a\nand so on"), "no safetensors file"},
		"header too long":   {framed("{"+strings.Repeat(" ", mostHeader)+"}", 0), "at most 1048576"},
		"length beyond":     {append([]byte{255, 255, 255, 255, 255, 255, 255, 255}, '{'), "cut off"},
		"cut in the header": {framed(one, 16)[:40], "cut off"},
		"cut in the data":   {framed(one, 15), "more values than the file"},
		"too much data":     {framed(one, 17), "1 bytes behind"},
		"no end":            {framed(one[:len(one)-1], 16), "no ','"},
		"not UTF-8":         {framed("{\"\xff\":1}", 0), "UTF-8"},
		"list":              {framed(`{"a":[1]}`, 0), "must be its dtype"},
		"unknown type":      {framed(strings.Replace(one, "F32", "I64", 1), 16), `stored as "I64", and F64, F32, F16 and BF16 are read`},
		"no type":           {framed(`{"a":{"shape":[],"data_offsets":[0,0]}}`, 0), `stored as ""`},
		"negative side":     {framed(strings.Replace(one, "[2,2]", "[-2,2]", 1), 16), "no text, whole number"},
		"fraction":          {framed(strings.Replace(one, "[2,2]", "[2.5,2]", 1), 16), "no ','"},
		"product overflows": {framed(strings.Replace(one, "[2,2]", "[4294967296,4294967296,4]", 1), 16), "more values than the file"},
		"zero and huge":     {framed(`{"a":{"dtype":"F32","shape":[0,9007199254740000],"data_offsets":[0,0]}}`, 0), "a side of"},
		"other size":        {framed(strings.Replace(one, "[2,2]", "[3]", 1), 16), "12 bytes of F32, and its place has 16"},
		"offsets turned":    {framed(strings.Replace(one, "[0,16]", "[16,0]", 1), 16), "bytes 16 to 0"},
		"three offsets":     {framed(strings.Replace(one, "[0,16]", "[0,8,16]", 1), 16), "two whole numbers"},
		"offsets beyond":    {framed(strings.Replace(one, "[0,16]", "[16,32]", 1), 16), "bytes 16 to 32 of 16"},
		"too many sides":    {framed(strings.Replace(one, "[2,2]", "[1,1,1,1,1,1,1,1,4]", 1), 16), "at most 8"},
		"overlap":           {framed(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}`, 12), "overlap"},
		"gap":               {framed(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}`, 12), "gap"},
		"twice":             {framed(`{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}`, 4), "twice"},
		"meta":              {framed(`{"__metadata__":{"a":1}}`, 0), `"a" must be a text`},
		"metas":             {framed(`{"__metadata__":[]}`, 0), "texts by name"},
		"long":              {framed(`{"`+strings.Repeat("n", 300)+`":{}}`, 0), "a name of 300 bytes"},
	} {
		f, err := Read(c.file)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v %v, want a sentence with %q", name, f, err, c.says)
		}
	}
}

// FuzzRead: nothing makes the reader panic, what it accepts it has within the file, its header is JSON
// for others too, and is read again as it was when written.
func FuzzRead(f *testing.F) {
	f.Add(framed(`{"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"__metadata__":{"k":"v\u00e9\ud83d\ude00\n"}}`, 16))
	f.Add(framed(`{}`, 0))
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := Read(b)
		if err != nil {
			return
		}
		var asJSON map[string]any
		head := b[8 : 8+binary.LittleEndian.Uint64(b)]
		if err := json.Unmarshal(head, &asJSON); err != nil {
			t.Fatalf("read a header that is no JSON: %v", err)
		}
		again := File{Meta: file.Meta}
		for _, tensor := range file.Tensors {
			if tensor.Len() > len(b) {
				t.Fatalf("%d values in %d bytes", tensor.Len(), len(b))
			}
			values := make([]float64, tensor.Len())
			tensor.Values(values)
			again.Tensors = append(again.Tensors, New(tensor.Name, F64, values, tensor.Shape...))
		}
		back, err := Read(again.Bytes())
		if err != nil || len(back.Tensors) != len(file.Tensors) {
			t.Fatalf("written again: %v", err)
		}
		for i, tensor := range back.Tensors {
			if tensor.Name != file.Tensors[i].Name || !slices.Equal(tensor.Shape, file.Tensors[i].Shape) {
				t.Fatalf("%v became %v", file.Tensors[i], tensor)
			}
		}
	})
}
