using System.Text;
using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Elixir;

/// <summary>Reads the terms that <c>mix.lock</c> is written in: maps, tuples, lists, texts, atoms and numbers. Tuples and lists are lists; so is <c>key: value</c> in a list.</summary>
internal sealed class ElixirTerm
{
    private const string Punctuation = "{}[],:%=>\"";

    private readonly string text;
    private readonly DataLimit limit = new();
    private int at;
    private int line = 1;
    private int depth;

    private ElixirTerm(string text) => this.text = text;

    /// <summary>A file that holds one map.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static DataMap Read(string text)
    {
        var reader = new ElixirTerm(text);
        if (!reader.Takes("%{")) throw reader.Unexpected("'%{'");
        var map = reader.ReadMap();
        reader.PassBlanks();
        return reader.at == text.Length ? map : throw reader.Unexpected("the end");
    }

    private DataMap ReadMap()
    {
        var map = new DataMap(line);
        while (!Takes("}"))
        {
            PassBlanks();
            var start = line;
            var key = ReadValue().As<DataText>("a key").Text;
            if (!Takes(":") && !Takes("=>")) throw Unexpected("':'");
            map.Add(key, start, ReadValue());
            if (!Takes(",") && !Sees('}')) throw Unexpected("',' or '}'");
        }

        return map;
    }

    private DataValue ReadValue()
    {
        PassBlanks();
        limit.Count(line);
        if (++depth > DataLimit.Deepest) throw new FormatException($"line {line}: it is nested deeper than {DataLimit.Deepest} levels");
        DataValue value = Takes("%{") ? ReadMap() : Takes("{") ? ReadList('}') : Takes("[") ? ReadList(']') : new DataText(line, ReadText());
        depth--;
        return value;
    }

    private DataList ReadList(char end)
    {
        var list = new DataList(line, []);
        while (!Takes(end.ToString()))
        {
            var item = ReadValue();
            list.Items.Add(item is DataText && Takes(":") ? new DataList(item.Line, [item, ReadValue()]) : item);
            if (!Takes(",") && !Sees(end)) throw Unexpected($"',' or '{end}'");
        }

        return list;
    }

    // "text", :atom, :"atom", word, 12
    private string ReadText()
    {
        if (Sees(':')) at++;
        if (Sees('"')) return ReadQuoted();
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !Punctuation.Contains(text[at])) at++;
        return at > start ? text[start..at] : throw Unexpected("a value");
    }

    private string ReadQuoted()
    {
        var content = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\') at++;
            if (at < text.Length) content.Append(text[at]);
            if (at < text.Length && text[at] == '\n') line++;
        }

        if (at >= text.Length) throw Unexpected("'\"'");
        at++;
        return content.ToString();
    }

    private bool Takes(string token)
    {
        PassBlanks();
        if (!text.AsSpan(at).StartsWith(token)) return false;
        at += token.Length;
        return true;
    }

    private bool Sees(char token)
    {
        PassBlanks();
        return at < text.Length && text[at] == token;
    }

    private void PassBlanks()
    {
        for (; at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '#'); at++)
        {
            if (text[at] == '#') at = text.IndexOf('\n', at) is > 0 and var end ? end : text.Length - 1;
            if (text[at] == '\n') line++;
        }
    }

    private FormatException Unexpected(string expected) =>
        new($"line {line}: {(at < text.Length ? $"'{text[at]}'" : "the end of the file")} stands where {expected} was expected");
}
