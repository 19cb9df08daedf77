using System.Text.RegularExpressions;

namespace DetectChanges.Matching;

/// <summary>Parentheses and the signs that may stand before them: <c>!( ?( +( *( @(</c>.</summary>
sealed partial class GlobParser
{
    bool IsExtglobNext() => Peek(1) == '(' && Peek(2) != '?';

    void OpenExtglobHere(char sign, string value)
    {
        var extglob = new OpenExtglob(sign, previous, parenDepth);
        Enter('(');
        Push(new GlobToken(TokenKind.Extglob, value, output.Length > 0 ? "" : GlobSyntax.OneCharacter));
        index++;
        Push(new GlobToken(TokenKind.Paren, "(", sign == '!' ? "(?:(?!(?:" : "(?:") { Extglob = true });
        extglobs.Add(extglob);
    }

    void ReadClosingParen(string value)
    {
        if (extglobs.Count > 0 && parenDepth == extglobs[^1].Parens + 1)
        {
            var extglob = extglobs[^1];
            extglobs.RemoveAt(extglobs.Count - 1);
            Push(new GlobToken(TokenKind.Paren, value, Closing(extglob)) { Extglob = true });
            Leave('(');
            return;
        }

        Push(new GlobToken(TokenKind.Paren, value, parenDepth != 0 ? ")" : @"\)"));
        Leave('(');
    }

    string Closing(OpenExtglob extglob) => extglob.Sign switch
    {
        '!' => ClosingNegation(extglob.Inner.ToString()),
        '@' => ")",
        _ => ")" + extglob.Sign,
    };

    string ClosingNegation(string inner)
    {
        var star = inner.Length > 1 && inner.Contains('/') ? GlobSyntax.Globstar : GlobSyntax.Star;
        var closing = $")){GlobSyntax.Star})";
        var rest = Rest.ToString();
        if (star != GlobSyntax.Star || AtEnd || (rest.Length > 0 && rest.All(c => c == ')'))) closing = $")$)){star}";

        // What follows belongs into the negation: "!(*.d).ts" must not take "x.d.ts" for "x.d" and ".ts" of something else.
        if (inner.Contains('*') && rest is ['.', _, ..] && rest.AsSpan(1).IndexOfAny(@"\/.") < 0)
            closing = $"){ParseBody(rest, shapes: false).Body}){star})";
        return closing;
    }

    bool ReadExclamationMark(string value)
    {
        if (Peek(1) == '(' && (Peek(2) != '?' || Peek(3) is not ('!' or '=' or '<' or ':')))
        {
            OpenExtglobHere('!', value);
            return true;
        }

        if (index != 0) return false;
        var count = 1;
        for (; Peek(1) == '!' && (Peek(2) != '(' || Peek(3) == '?'); index++)
        {
            start++;
            count++;
        }

        if (count % 2 == 0) return true;
        negated = true;
        start++;
        return true;
    }

    void ReadQuestionMark(string value)
    {
        if (previous.Value != "(" && IsExtglobNext())
        {
            OpenExtglobHere('?', value);
            return;
        }

        if (previous.Kind == TokenKind.Paren)
        {
            var next = Peek(1);
            var literal = (previous.Value == "(" && next is not ('!' or '=' or '<' or ':'))
                || (next == '<' && !Regex.IsMatch(Rest.ToString(), @"<([!=]|\w+>)", RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)));
            Push(new GlobToken(TokenKind.Text, value, literal ? @"\" + value : value));
            return;
        }

        Push(new GlobToken(TokenKind.QuestionMark, value, GlobSyntax.QuestionMark));
    }

    void ReadPlus(string value)
    {
        if (IsExtglobNext()) OpenExtglobHere('+', value);
        else if (previous.Value == "(") Push(new GlobToken(TokenKind.Plus, value, @"\+"));
        else if (previous.Kind is TokenKind.Bracket or TokenKind.Paren or TokenKind.Brace || parenDepth > 0)
            Push(new GlobToken(TokenKind.Plus, value));
        else Push(new GlobToken(TokenKind.Plus, @"\+"));
    }
}
