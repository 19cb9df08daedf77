using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalGitHub;

/// <summary>Reads the part of the query language that needs no fragments and no directives (GraphQL specification, October 2021, "Language").</summary>
internal sealed partial class GraphQlReader
{
    private readonly List<string> tokens;
    private readonly JsonObject variables;
    private readonly HashSet<string> declared = [];
    private int at;

    private GraphQlReader(string query, JsonObject variables)
    {
        tokens = [.. Token().Matches(query).Select(match => match.Value)];
        if (string.Concat(tokens) != Blank().Replace(query, "")) throw new GraphQlProblem("Parse error: unexpected character");
        this.variables = variables;
    }

    /// <summary><c>query</c> or <c>mutation</c>, and what it asks for.</summary>
    public static (string Kind, IReadOnlyList<GraphQlField> Fields) Read(string query, JsonObject variables)
    {
        var reader = new GraphQlReader(query, variables);
        var kind = reader.Next();
        if (kind is not ("query" or "mutation")) throw Unexpected(kind);
        if (reader.Peek() is not ("(" or "{")) reader.Next();
        if (reader.Peek() == "(") reader.Declarations();
        var fields = reader.Selection();
        if (reader.at < reader.tokens.Count) throw Unexpected(reader.Peek());
        return (kind, fields);
    }

    private void Declarations()
    {
        Expect("(");
        while (Peek() != ")")
        {
            Expect("$");
            var name = Next();
            Expect(":");
            var type = Next();
            var isRequired = Peek() == "!" && Next() == "!";
            Check(name, type, isRequired);
            declared.Add(name);
            if (Peek() == ",") Next();
        }

        Expect(")");
    }

    private void Check(string name, string type, bool isRequired)
    {
        var value = variables[name];
        if (value is null && isRequired) throw new GraphQlProblem($"Variable ${name} of type {type}! was provided invalid value");
        var isRight = value is not JsonValue given || type switch { "Int" => given.TryGetValue<int>(out _), "String" or "ID" => given.TryGetValue<string>(out _), _ => false };
        if (!isRight) throw new GraphQlProblem($"Variable ${name} of type {type} was provided invalid value");
    }

    private List<GraphQlField> Selection()
    {
        var fields = new List<GraphQlField>();
        Expect("{");
        while (Peek() != "}")
        {
            var name = Next();
            var arguments = Peek() == "(" ? Object("(", ")") : [];
            fields.Add(new GraphQlField(name, arguments, Peek() == "{" ? Selection() : []));
        }

        Expect("}");
        return fields;
    }

    private JsonObject Object(string opening, string closing)
    {
        var values = new JsonObject();
        Expect(opening);
        while (Peek() != closing)
        {
            var name = Next();
            Expect(":");
            values[name] = Value();
            if (Peek() == ",") Next();
        }

        Expect(closing);
        return values;
    }

    private JsonNode? Value()
    {
        if (Peek() == "{") return Object("{", "}");
        var token = Next();
        if (token != "$") return int.TryParse(token, out var number) ? number : token.Trim('"');
        var variable = Next();
        return declared.Contains(variable) ? variables[variable]?.DeepClone() : throw new GraphQlProblem($"Variable ${variable} is used but not declared");
    }

    private string Peek() => at < tokens.Count ? tokens[at] : throw new GraphQlProblem("Parse error: unexpected end of file");

    private string Next()
    {
        var token = Peek();
        at++;
        return token;
    }

    private void Expect(string token)
    {
        var next = Next();
        if (next != token) throw Unexpected(next);
    }

    private static GraphQlProblem Unexpected(string token) => new($"Parse error on \"{token}\"");

    [GeneratedRegex("""[{}():!,$]|[A-Za-z_0-9]+|"[^"]*" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
