// Reads texts as kubectl does: cuts them into documents, and makes JSON of each. Reads and writes JSON on standard input
// and output.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"

	goyaml "go.yaml.in/yaml/v2"
	"k8s.io/apimachinery/pkg/util/yaml"
)

type answer struct {
	Documents []json.RawMessage `json:"documents"`
	Error     string            `json:"error"`
}

// documents are what kubectl sends to the server, one after the other.
func documents(text []byte) ([]json.RawMessage, error) {
	found := []json.RawMessage{}
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		var document json.RawMessage
		if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
			return found, nil
		} else if err != nil {
			return nil, err
		}
		document = bytes.TrimSpace(document)
		if len(document) > 0 && !bytes.Equal(document, []byte("null")) {
			found = append(found, document)
		}
	}
}

// unread says whether kubectl leaves the end of a document out without a word.
func unread(text []byte) bool {
	reader := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for {
		document, err := reader.Read()
		if err != nil {
			return false
		}
		decoder := goyaml.NewDecoder(bytes.NewReader(document))
		var value any
		if decoder.Decode(&value) == nil && !errors.Is(decoder.Decode(&value), io.EOF) {
			return true
		}
	}
}

func judge(text []byte) answer {
	found, err := documents(text)
	switch {
	case err != nil:
		return answer{Error: err.Error()}
	case !yaml.IsJSONBuffer(text) && unread(text):
		return answer{Error: "not all of it is read"}
	}
	return answer{Documents: found}
}

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		log.Fatal(err)
	}
	answers := make([]answer, 0, len(texts))
	for _, text := range texts {
		answers = append(answers, judge([]byte(text)))
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		log.Fatal(err)
	}
}
