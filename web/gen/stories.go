package main

import (
	"bytes"
	_ "embed"
	"errors"
	"html"
	"html/template"
	"regexp"
	"strings"

	"hfplayground/web/stories"
)

//go:embed stories.tmpl
var storiesText string

// row matches what lies between <!-- stories begin --> and <!-- stories end -->, with
// the white space before it.
var row = regexp.MustCompile(`(?s)([ \t]*)<!-- stories begin -->.*?<!-- stories end -->`)

// card is a story as the templates want it. Href is an attribute and not a URL, which
// a template would write in another way: by its link the page knows a story again.
type card struct {
	stories.Story
	Href template.HTMLAttr
}

// storyCards returns the cards of a page from which the playground is at that address.
func storyCards(list []stories.Story, playground string) []card {
	cards := make([]card, len(list))
	for i, s := range list {
		cards[i] = card{s, template.HTMLAttr(`href="` + html.EscapeString(playground+"#"+s.Link) + `"`)}
	}
	return cards
}

// fillStories returns page with the cards in their place.
func fillStories(page []byte, list []stories.Story) ([]byte, error) {
	m := row.FindSubmatch(page)
	if m == nil {
		return nil, errors.New("no place for the stories")
	}
	cards, err := storiesPart("cards", storyCards(list, ""))
	if err != nil {
		return nil, err
	}
	text := indented("<!-- stories begin -->\n"+strings.TrimSpace(string(cards))+"\n<!-- stories end -->", string(m[1]))
	return row.ReplaceAllLiteral(page, []byte(text)), nil
}

// storiesPage returns the stories as a page of their own, which lies beside that of
// the playground and needs no script.
func storiesPage(list []stories.Story) ([]byte, error) {
	return storiesPart("page", storyCards(list, "./"))
}

func storiesPart(name string, cards []card) ([]byte, error) {
	templates, err := template.New("stories").Parse(storiesText)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = templates.ExecuteTemplate(&b, name, cards)
	return b.Bytes(), err
}
