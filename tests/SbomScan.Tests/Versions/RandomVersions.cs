namespace SbomScan.Tests.Versions;

/// <summary>Versions of many forms that an ecosystem allows; the same for the same seed.</summary>
internal static class RandomVersions
{
    public static IReadOnlyList<string> Of(string ecosystem, int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => One(ecosystem.Split(':')[0], random))];
    }

    private static string One(string ecosystem, Random random)
    {
        string Pick(params string[] choices) => choices[random.Next(choices.Length)];
        string Number() => Pick("0", "1", "2", "9", "10", "11", "007", "99999999999999999999");
        string Plain() => Pick("0", "1", "2", "9", "10", "11", "99999999999999");
        string Numbers(int fewest, int most, Func<string> number) => string.Join('.', Enumerable.Range(0, random.Next(fewest, most + 1)).Select(_ => number()));
        string Repeat(int most, Func<string> part) => string.Concat(Enumerable.Range(0, random.Next(most + 1)).Select(_ => part()));
        string Words() => string.Join('.', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick("alpha", "beta", "rc", "x-y", "0", "1", "10", "A")));

        return ecosystem switch
        {
            "npm" or "Pub" => Numbers(3, 3, Plain) + Pick("", "-" + Words()) + Pick("", "+" + Words()),
            "Go" => "v" + Numbers(3, 3, Plain) + Pick("", "-" + Words(), "-0.20200101000000-abcdefabcdef", "+incompatible"),
            "NuGet" or "GitHub Actions" => Numbers(1, 4, Plain) + Pick("", "-" + Words()),
            "PyPI" => Pick("", "1!", "2!") + Numbers(1, 4, Number) + Pick("", "a1", "b2", "rc0", "rc10", ".c3") + Pick("", ".post1", "-2", ".post10") + Pick("", ".dev0", ".dev2") + Pick("", "+abc", "+1", "+1.a", "+a.1"),
            "Maven" => Numbers(1, 3, Number) + Repeat(3, () => Pick("-", ".", "") + Pick("alpha", "a1", "b", "rc", "snapshot", "ga", "sp", "foo", "0", "1", "final-1", "0-x")),
            "Debian" => Pick("", "0:", "1:") + Numbers(1, 3, Number) + Repeat(3, () => Pick("~", "~~", "+", "a", "Z", "-0", ".", "rc", "0", "1", "~1", "-1")),
            "Alpine" => Numbers(1, 3, Number) + Pick("", "a", "b") + Repeat(2, () => Pick("_alpha", "_alpha1", "_rc2", "_p", "_p1", "_git20200101", "_pre")) + Pick("", "-r0", "-r1", "-r10"),
            "Rocky Linux" => Pick("", "0:", "1:") + Numbers(1, 3, Number) + Repeat(3, () => Pick("~", "^", "a", "Z", ".", "_", "rc", "0", "1", "~1", "^1")) + Pick("", "-1", "-1.el9", "-2~x"),
            "RubyGems" => Numbers(1, 3, Number) + Repeat(3, () => "." + Pick("a", "b1", "0", "1", "pre", "rc2", "00")) + Pick("", "-x", "-1.0"),
            "Packagist" => Pick("", "v") + Numbers(1, 4, Number) + Pick("", "-dev", "-alpha1", "a2", "-beta", "-RC1", "-patch2", "-p", "-foo", ".x-dev"),
            _ => Numbers(1, 4, Number) + Pick("", "-1", "-0"),
        };
    }
}
