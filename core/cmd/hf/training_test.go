package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
)

const deepLink = "lab=deep&deep.n=40&deep.tests=10&deep.side=8&deep.encoder=10,2&race=adam,hf&steps=4&same-cost=off"

// TestCheckpointIsTakenUp: the first run writes it, the second goes on with a higher limit, and what it
// prints is that of one that was never left.
func TestCheckpointIsTakenUp(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.safetensors")
	longer := strings.Replace(deepLink, "steps=4", "steps=8", 1)
	losses := func(link string, args ...string) string {
		var out bytes.Buffer
		if err := run(append(args, link), &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		return strings.Join(regexp.MustCompile(`"f":[^,]*`).FindAllString(out.String(), -1), " ")
	}
	losses(deepLink, "-checkpoint", file)
	got, want := losses(longer, "-checkpoint", file), losses(longer)
	if got != want || strings.Count(got, " ") < 17 {
		t.Errorf("taken up: %s\nwant %s", got, want)
	}
	b, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(b), `"adam/step":"8"`) || !strings.Contains(string(b), `"hf/step":"8"`) {
		t.Errorf("after 8 steps the file says %.300s", b)
	}
	if left, _ := filepath.Glob(file + ".*"); len(left) > 0 {
		t.Errorf("%v are left", left)
	}
}

func TestCheckpointThatDoesNotGo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.safetensors")
	if err := run([]string{"-checkpoint", file, "race=gd"}, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "lab=deep") {
		t.Errorf("for a test function: %v", err)
	}
	if err := os.WriteFile(file, []byte("this is a text"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{"-checkpoint", file, deepLink}, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "no safetensors file") {
		t.Errorf("of a text: %v", err)
	}
	if b, _ := os.ReadFile(file); string(b) != "this is a text" {
		t.Error("the text is written over")
	}
	if err := run([]string{"-seconds", "-1", deepLink}, io.Discard, io.Discard); err == nil {
		t.Error("negative seconds are taken")
	}
}

// TestSecondsGoBeyondTheLimit counts time itself: each look at the clock is a hundredth of a second later.
func TestSecondsGoBeyondTheLimit(t *testing.T) {
	now := 0.0
	clock := func() float64 { now += 0.01; return now }
	s := lab.New(clock, all.Labs())
	defer s.Close()
	s.Open(deepLink)
	if err := (training{seconds: 65}).run(s, clock); err != nil {
		t.Fatal(err)
	}
	if runs := results(s); len(runs[0].Steps) < 50 || now < 65 || now > 70 {
		t.Errorf("%d steps at %g s, want more than the 4 of the link at 65 s", len(runs[0].Steps)-1, now)
	}
	for s.Advance(func() bool { return true }) { // so that nothing is under way
	}
}

// TestDeepNetIsALineAStep prints no weights of a net with many, unless they are asked for.
func TestDeepNetIsALineAStep(t *testing.T) {
	for _, format := range []string{"json", "csv"} {
		var short, whole bytes.Buffer
		for to, args := range map[*bytes.Buffer][]string{&short: {}, &whole: {"-weights"}} {
			if err := run(append(args, "-format", format, deepLink), to, io.Discard); err != nil {
				t.Fatal(err)
			}
		}
		if short.Len() > 3000 || whole.Len() < 10*1400*5 || strings.Count(short.String(), "\n") != strings.Count(whole.String(), "\n") {
			t.Errorf("%s: %d bytes without weights, %d with", format, short.Len(), whole.Len())
		}
		if strings.Contains(short.String(), `"x"`) || format == "json" && strings.Count(whole.String(), `"x":[`) != 10 {
			t.Errorf("%s: x stands in %.200s, or not in %.200s", format, &short, &whole)
		}
	}
}
