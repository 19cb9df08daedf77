using Actions.Toolkit;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Freezing;

/// <summary>Reads the times in which nothing is deployed: a list of windows, or <c>windows:</c> and <c>time-zone:</c>.</summary>
/// <param name="book">The environments there are; null when that is not known.</param>
internal sealed class FreezeReader(RuleBook? book)
{
    public Freeze Read(YamlDocument document)
    {
        if (document.Root is not (YamlValue.Mapping or YamlValue.Sequence))
            document.Problems.Add(new YamlProblem(document.Start, "expected a list of windows, or 'windows:' and 'time-zone:'"));
        var mapping = document.Root as YamlValue.Mapping
            ?? new YamlValue.Mapping(document.Start, document.Root is YamlValue.Sequence list ? [(new YamlValue.Scalar(list.At, "windows", true), list)] : []);
        var root = new YamlSection(mapping, "the freeze", document.Problems);
        var zone = root.Value("time-zone", Zone.Parse) ?? Zone.Utc;
        if (document.Root is not null && !root.Has("windows")) root.Problem("'windows' is missing in the freeze");
        if (root.Find("windows") is YamlValue.Sequence { Items.Count: 0 } none) root.Problem(none, "expected at least one window");
        var freeze = new Freeze([.. root.Sections("windows", "a window").Select(section => Window(section, zone))]);
        root.RefuseOthers();
        return freeze;
    }

    private FreezeWindow Window(YamlSection section, Zone usual)
    {
        var weekly = section.Some("weekly", WeeklySpan.Parse);
        var dated = Dated(section);
        if (section.Has("weekly") == (section.Has("from") || section.Has("until"))) section.Problem("a window needs either weekly, or from and until");
        var name = section.Value("name", text => text) ?? string.Join(", ", section.List("weekly", text => text).DefaultIfEmpty($"{section.Find("from").Text()} to {section.Find("until").Text()}"));
        var window = new FreezeWindow(
            name,
            section.Value("reason", text => text),
            section.List("environments", EnvironmentOf),
            section.Value("time-zone", Zone.Parse) ?? usual,
            dated is null ? weekly : [dated]);
        section.RefuseOthers();
        return window;
    }

    private static DatedSpan? Dated(YamlSection section)
    {
        if (!section.Has("from") && !section.Has("until")) return null;
        var (from, until) = (section.Required("from", DatedSpan.Begin), section.Required("until", DatedSpan.End));
        if (from == default || until == default) return null;
        if (until <= from) section.Problem("the window ends before it begins");
        return new DatedSpan(from, until);
    }

    private TargetEnvironment EnvironmentOf(string text) => book is null ? TargetEnvironment.Named(text) : book.Find(text) ?? throw new FormatException(book.Unknown(text));
}
