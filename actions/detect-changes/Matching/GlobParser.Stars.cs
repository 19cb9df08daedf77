namespace DetectChanges.Matching;

/// <summary>Slashes, dots and stars: what makes a pattern walk through folders.</summary>
sealed partial class GlobParser
{
    void ReadSlash(string value)
    {
        if (previous.Kind == TokenKind.Dot && index == start + 1)
        {
            start = index + 1;
            output = "";
            tokens.RemoveAt(tokens.Count - 1);
            previous = first;
            return;
        }

        Push(new GlobToken(TokenKind.Slash, value, GlobSyntax.Slash));
    }

    void ReadDot(string value)
    {
        if (braceDepth > 0 && previous.Kind == TokenKind.Dot)
        {
            if (previous.Value == ".") previous.Output = GlobSyntax.Dot;
            previous.Kind = TokenKind.Dots;
            previous.Output += value;
            previous.Value += value;
            braces[^1].Dots = true;
            return;
        }

        var inside = braceDepth + parenDepth != 0 || previous.Kind is TokenKind.Start or TokenKind.Slash;
        Push(new GlobToken(inside ? TokenKind.Dot : TokenKind.Text, value, GlobSyntax.Dot));
    }

    void ReadStar(string value)
    {
        if (previous.Kind == TokenKind.Globstar || previous.ManyStars)
        {
            previous.Kind = TokenKind.Star;
            previous.ManyStars = true;
            previous.Value += value;
            previous.Output = GlobSyntax.Star;
            rebuild = true;
        }
        else if (Rest is ['(', not '?', ..])
        {
            OpenExtglobHere('*', value);
        }
        else if (previous.Kind == TokenKind.Star)
        {
            ReadSecondStar(value);
        }
        else
        {
            ReadFirstStar(value);
        }
    }

    void ReadFirstStar(string value)
    {
        if (index == start || previous.Kind is TokenKind.Slash or TokenKind.Dot)
        {
            var guard = previous.Kind == TokenKind.Dot ? GlobSyntax.NoDotSlash : GlobSyntax.NoDotsSlash;
            if (Peek(1) != '*') guard += GlobSyntax.OneCharacter;
            output += guard;
            previous.Output += guard;
        }

        Push(new GlobToken(TokenKind.Star, value, GlobSyntax.Star));
    }

    void ReadSecondStar(string value)
    {
        var prior = previous.Previous!;
        var inBrace = braceDepth > 0 && prior.Kind is TokenKind.Comma or TokenKind.Brace;
        if (prior.Kind is not (TokenKind.Slash or TokenKind.Start or TokenKind.Paren) && !inBrace)
        {
            Push(new GlobToken(TokenKind.Star, value, ""));
            return;
        }

        SkipRepeatedGlobstars();
        var rest = Rest;
        var afterFolder = prior.Kind == TokenKind.Slash && prior.Previous!.Kind != TokenKind.Start;
        var afterStar = prior.Previous?.Kind is TokenKind.Star or TokenKind.Globstar;
        if (prior.Kind == TokenKind.Start && AtEnd)
        {
            MakeGlobstar(value, output: GlobSyntax.Globstar, all: GlobSyntax.Globstar);
        }
        else if (afterFolder && !afterStar && AtEnd)
        {
            MakeGlobstarAfterFolder(value, prior, $"{GlobSyntax.Globstar}|$)");
        }
        else if (afterFolder && rest is ['/', ..])
        {
            var end = rest.Length > 1 ? "|$" : "";
            MakeGlobstarAfterFolder(value, prior, $@"{GlobSyntax.Globstar}\/|\/{end})");
            SkipSlash();
        }
        else if (prior.Kind == TokenKind.Start && rest is ['/', ..])
        {
            var expression = $@"(?:^|\/|{GlobSyntax.Globstar}\/)";
            MakeGlobstar(value, expression, all: expression);
            SkipSlash();
        }
        else
        {
            MakeGlobstar(value, GlobSyntax.Globstar, all: CutEnd(output, previous.Output!.Length) + GlobSyntax.Globstar);
        }
    }

    // "a/**/**/b" is "a/**/b".
    void SkipRepeatedGlobstars()
    {
        while (Rest is ['/', '*', '*', ..] && Peek(4) is null or '/') index += 3;
    }

    void MakeGlobstar(string value, string output, string all)
    {
        previous.Kind = TokenKind.Globstar;
        previous.Value += value;
        previous.Output = output;
        this.output = all;
    }

    void MakeGlobstarAfterFolder(string value, GlobToken prior, string expression)
    {
        var before = CutEnd(output, prior.Output!.Length + previous.Output!.Length);
        prior.Output = "(?:" + prior.Output;
        MakeGlobstar(value, expression, before + prior.Output + expression);
    }

    void SkipSlash()
    {
        index++;
        Push(new GlobToken(TokenKind.Slash, "/", ""));
    }
}
