using System.Text.RegularExpressions;
using LocalAws.Wire;

namespace LocalAws.CloudWatch;

/// <summary>
/// The rule of a composite alarm: <c>ALARM(a) AND (OK("b") OR NOT INSUFFICIENT_DATA(c))</c>; NOT binds closest, then AND, then OR.
/// </summary>
internal sealed partial class AlarmRule
{
    private readonly string _text;
    private readonly Queue<string> _tokens;
    private readonly List<string> _children = [];

    /// <exception cref="ApiError">The text is no rule.</exception>
    public AlarmRule(string text)
    {
        _text = text;
        _tokens = new Queue<string>(Token().Matches(text).Select(match => match.Value));
        Holds = Either();
        if (_tokens.Count > 0)
            throw Wrong();
    }

    /// <summary>Whether the rule is true when alarms have the states that the function given tells.</summary>
    public Func<Func<string, string>, bool> Holds { get; }

    /// <summary>Names of the alarms it looks at.</summary>
    public IReadOnlyList<string> Children => _children;

    private Func<Func<string, string>, bool> Either()
    {
        var left = Both();
        while (Takes("OR"))
        {
            var (one, other) = (left, Both());
            left = states => one(states) || other(states);
        }

        return left;
    }

    private Func<Func<string, string>, bool> Both()
    {
        var left = Single();
        while (Takes("AND"))
        {
            var (one, other) = (left, Single());
            left = states => one(states) && other(states);
        }

        return left;
    }

    private Func<Func<string, string>, bool> Single()
    {
        if (!_tokens.TryDequeue(out var token))
            throw Wrong();
        switch (token)
        {
            case "NOT":
                var negated = Single();
                return states => !negated(states);
            case "(":
                var inner = Either();
                Expect(")");
                return inner;
            case "TRUE" or "FALSE":
                return _ => token == "TRUE";
            case Alarm.InAlarm or Alarm.Ok or Alarm.NoData:
                var name = NameInParentheses();
                return states => states(name) == token;
            default:
                throw Wrong();
        }
    }

    /// <summary>A name, quoted or not, or an ARN that ends with it.</summary>
    private string NameInParentheses()
    {
        Expect("(");
        if (!_tokens.TryDequeue(out var name))
            throw Wrong();
        Expect(")");
        name = name.Trim('"', '\'');
        name = name.Split(":alarm:")[^1];
        _children.Add(name);
        return name;
    }

    private bool Takes(string token)
    {
        if (!_tokens.TryPeek(out var next) || next != token)
            return false;
        _tokens.Dequeue();
        return true;
    }

    private void Expect(string token)
    {
        if (!Takes(token))
            throw Wrong();
    }

    private ApiError Wrong() => new("ValidationError", $"AlarmRule is not one this server can read: {_text}");

    [GeneratedRegex("""\(|\)|"[^"]*"|'[^']*'|[^\s()"']+""", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
