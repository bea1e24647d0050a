// Renders Secret templates as the External Secrets Operator does: Go's text/template, sprig's text functions,
// missingkey=error, values as strings. Reads and writes JSON on standard input and output.
package main

import (
	"encoding/json"
	"log"
	"os"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

type request struct {
	Template string            `json:"template"`
	Data     map[string]string `json:"data"`
}

type answer struct {
	Text  string `json:"text"`
	Error string `json:"error"`
}

// functions leaves out what the operator leaves out of sprig.
func functions() template.FuncMap {
	all := sprig.TxtFuncMap()
	for _, name := range []string{"env", "expandenv", "getHostByName"} {
		delete(all, name)
	}
	return all
}

func render(asked request) answer {
	parsed, err := template.New("key").Option("missingkey=error").Funcs(functions()).Parse(asked.Template)
	if err != nil {
		return answer{Error: err.Error()}
	}
	var out strings.Builder
	if err := parsed.Execute(&out, asked.Data); err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Text: out.String()}
}

func main() {
	var asked []request
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		log.Fatal(err)
	}
	answers := make([]answer, 0, len(asked))
	for _, one := range asked {
		answers = append(answers, render(one))
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		log.Fatal(err)
	}
}
