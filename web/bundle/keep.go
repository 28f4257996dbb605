package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

const (
	listName = "releases.json"
	kept     = 2   // earlier releases that stay
	mostKept = 200 // files of one release: a list with more is not one of ours
)

// Release names the files of one release that carry a hash of their content in
// their names, packed ones left out.
type Release []string

// hashedName matches names that a Release may hold, and nothing that leads
// elsewhere; the hash is the first or the third group.
var hashedName = regexp.MustCompile(`^(?:web-([0-9a-f]{16})/(\w[\w.-]*)|[a-z]+-([0-9a-f]{16})\.wasm)$`)

// release returns the hashed files of s.
func (s Site) release() Release {
	return slices.DeleteFunc(s.names(), func(name string) bool {
		return !hashedName.MatchString(name) || path.Ext(name) == ".gz"
	})
}

// list writes the list of the releases that s holds, the newest first.
func (s Site) list(releases []Release) {
	data, err := json.MarshalIndent(releases, "", " ")
	if err != nil {
		panic(err) // strings always have a form in JSON
	}
	s[listName] = append(data, '\n')
}

// keep adds the last releases of an earlier site, whose files read returns, and
// lists them. A release that is not whole is left out. What happened to each is
// said; nothing here is an error, for a broken site must be replaced all the
// more.
func (s Site) keep(read func(name string) ([]byte, error), say func(text string)) {
	var earlier []Release
	data, err := read(listName)
	if err == nil {
		err = json.Unmarshal(data, &earlier)
	}
	if err != nil {
		say(fmt.Sprintf("no list of releases, so none is kept: %v", err))
		return
	}
	releases := []Release{s.release()}
	for _, release := range earlier {
		if len(releases) > kept {
			break
		}
		if slices.Equal(release, releases[0]) {
			continue // published before, and now again
		}
		files, err := s.fetch(release, read)
		if err != nil {
			say(fmt.Sprintf("a release is left out: %v", err))
			continue
		}
		maps.Copy(s, files)
		releases = append(releases, release)
		say("kept " + path.Dir(release[slices.IndexFunc(release, inFolder)]))
	}
	s.list(releases)
}

// fetch returns the files of release that s lacks, with packed ones beside
// them, after checking every name against the content.
func (s Site) fetch(release Release, read func(name string) ([]byte, error)) (Site, error) {
	if len(release) > mostKept || !slices.ContainsFunc(release, inFolder) {
		return nil, fmt.Errorf("%d names without a folder among them, or too many", len(release))
	}
	files, folders := Site{}, map[string]Site{}
	for _, name := range release {
		m := hashedName.FindStringSubmatch(name)
		if m == nil {
			return nil, fmt.Errorf("%q is no name of a hashed file", name)
		}
		data, err := s[name], error(nil)
		if data == nil {
			if data, err = read(name); err != nil {
				return nil, err
			}
			files[name] = data
		}
		if folder, file := m[1], m[2]; folder != "" {
			if folders[folder] == nil {
				folders[folder] = Site{}
			}
			folders[folder][file] = data
		} else if sum256(data)[:hashLength] != m[3] {
			return nil, fmt.Errorf("%s: its content is another", name)
		}
	}
	for hash, folder := range folders {
		if folder.hash() != hash {
			return nil, fmt.Errorf("web-%s: its content is another", hash)
		}
	}
	return files, files.compress()
}

// inFolder reports whether name lies in a hashed folder.
func inFolder(name string) bool { return strings.Contains(name, "/") }
