using Actions.Toolkit;
using DetectChanges.Filters;

namespace DetectChanges.Selecting;

/// <summary>Reads the list of the input <c>select</c>; everything that is wrong in it is told at once, with line, column and entry.</summary>
internal sealed class SelectReader
{
    // GitHub documentation, "Running variations of jobs": a matrix makes at most 256 jobs a run.
    private const int MostInStage = 256;

    private readonly List<YamlProblem> problems = [];
    private readonly List<SelectEntry> entries = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Spelt, int Entries)> stages = new(StringComparer.OrdinalIgnoreCase);
    private readonly SelectEntryReader entryReader;

    private SelectReader(IReadOnlyList<string>? filters) => entryReader = new SelectEntryReader(filters, MostInStage, problems);

    /// <param name="yaml">YAML or JSON.</param>
    /// <param name="filters">The names that <c>when</c> may hold; <see langword="null"/> when they are not known.</param>
    /// <exception cref="FormatException">Something is wrong; the message holds every problem.</exception>
    public static IReadOnlyList<SelectEntry> Parse(string yaml, IReadOnlyList<string>? filters)
    {
        var reader = new SelectReader(filters);
        try
        {
            reader.Read(YamlReader.Read(yaml));
        }
        catch (YamlProblemException problem)
        {
            reader.problems.Add(problem.Problem);
        }

        return reader.problems.Count == 0 ? reader.entries : throw new FormatException(ProblemText.Of(reader.problems));
    }

    private void Read(YamlValue? root)
    {
        if (root is null or YamlValue.Scalar { Text: "" } or YamlValue.Sequence { Items.Count: 0 })
            throw Problem(root, "there is no entry; expected a list such as '- name: unit'");
        if (root is not YamlValue.Sequence list) throw Problem(root, "expected a list of entries such as '- name: unit'");
        RefuseEndless(list);
        foreach (var (index, item) in list.Items.Index()) Add(item, entryReader.Read(item, index + 1));
    }

    private static void RefuseEndless(YamlValue.Sequence list)
    {
        try
        {
            _ = list.Canonical();
        }
        catch (FormatException problem)
        {
            throw Problem(list, problem.Message);
        }
    }

    private void Add(YamlValue at, IReadOnlyList<SelectEntry> read)
    {
        if (read is not [var first, ..]) return;
        foreach (var twin in read.Where(entry => !names.Add(entry.Name))) problems.Add(new YamlProblem(at.At, $"the name '{twin.Name}' is there twice"));
        var (spelt, before) = stages.GetValueOrDefault(first.Stage, (first.Stage, 0));
        stages[first.Stage] = (spelt, before + read.Count);
        if (spelt != first.Stage)
            problems.Add(new YamlProblem(at.At, $"the entry '{first.Name}': the stage '{first.Stage}' is also written '{spelt}'; GitHub does not tell them apart"));
        // Said once, at the entry that is the first too many.
        if (before <= MostInStage && before + read.Count > MostInStage)
            problems.Add(new YamlProblem(at.At, $"the entry '{first.Name}': the stage '{spelt}' has more than {MostInStage} entries, and a matrix makes at most that many jobs. Give some of them another stage"));
        entries.AddRange(read);
    }

    private static YamlProblemException Problem(YamlValue? at, string message) => new(new YamlProblem(at?.At.Line ?? 1, at?.At.Column ?? 1, message));
}
