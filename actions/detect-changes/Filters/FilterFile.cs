using System.Text.RegularExpressions;
using Actions.Git;
using Actions.Toolkit;
using YamlDotNet.Core;

namespace DetectChanges.Filters;

/// <summary>The filters of the input <c>filters</c>, and what the user should know about them.</summary>
/// <param name="Filters">In file order.</param>
/// <param name="Remarks">Nothing wrong, but unlikely to be meant.</param>
internal sealed partial record FilterFile(IReadOnlyList<Filter> Filters, IReadOnlyList<YamlProblem> Remarks)
{
    private const int MostNodes = 100_000;

    public static FilterFile None { get; } = new([], []);

    /// <summary>Reads the YAML text of filters: the format of dorny/paths-filter, checked.</summary>
    /// <exception cref="FormatException">Something is wrong; the message holds every problem with its line and column.</exception>
    public static FilterFile Parse(string yaml)
    {
        var reader = new Reader();
        try
        {
            reader.Read(YamlReader.Read(yaml));
        }
        catch (YamlProblemException problem)
        {
            reader.Problems.Add(problem.Problem);
        }

        return reader.Problems.Count == 0 ? new FilterFile(reader.Filters, reader.Remarks) : throw new FormatException(ProblemText.Of(reader.Problems));
    }

    private sealed class Reader
    {
        private int nodes;

        public List<Filter> Filters { get; } = [];
        public List<YamlProblem> Problems { get; } = [];
        public List<YamlProblem> Remarks { get; } = [];

        public void Read(YamlValue? root)
        {
            switch (root)
            {
                case YamlValue.Mapping { Entries.Count: > 0 } mapping:
                    foreach (var (key, value) in mapping.Entries) Filters.Add(ReadFilter(key, value));
                    FilterNames.Check(mapping.Entries.Select(entry => entry.Key), Problems, Remarks);
                    break;
                case null or YamlValue.Mapping or YamlValue.Scalar { Text: "" }:
                    Problems.Add(new YamlProblem(root?.At ?? new Mark(0, 1, 1), "there is no filter; expected 'name: pattern' or 'name:' with a list of patterns"));
                    break;
                default:
                    Problems.Add(new YamlProblem(root.At, "expected a mapping of filter names to patterns, such as 'backend:' with a list of patterns"));
                    break;
            }
        }

        private Filter ReadFilter(YamlValue.Scalar key, YamlValue value)
        {
            var items = new List<FilterItem>();
            var before = Problems.Count;
            ReadItems(value, statuses: null, inStatus: false, items);
            if (items.Count == 0 && Problems.Count == before) Problems.Add(new YamlProblem(key.At, $"the filter '{key.Text}' has no pattern"));
            return new Filter(key.Text, key.At, items);
        }

        private void ReadItems(YamlValue value, IReadOnlySet<ChangeStatus>? statuses, bool inStatus, List<FilterItem> items)
        {
            if (++nodes > MostNodes) throw new YamlProblemException(new YamlProblem(value.At, $"the aliases expand to more than {MostNodes:N0} values"));
            switch (value)
            {
                case YamlValue.Scalar scalar:
                    ReadPattern(scalar, statuses, items);
                    break;
                case YamlValue.Sequence list:
                    foreach (var item in list.Items) ReadItems(item, statuses, inStatus, items);
                    break;
                case YamlValue.Mapping mapping when inStatus:
                    Problems.Add(new YamlProblem(mapping.At, "a status inside of a status is not allowed"));
                    break;
                case YamlValue.Mapping mapping:
                    foreach (var (key, patterns) in mapping.Entries) ReadItems(patterns, ReadStatuses(key), inStatus: true, items);
                    break;
            }
        }

        private void ReadPattern(YamlValue.Scalar scalar, IReadOnlySet<ChangeStatus>? statuses, List<FilterItem> items)
        {
            try
            {
                if (scalar.IsPlain && NotText().IsMatch(scalar.Text)) throw new FormatException($"expected a pattern, found '{scalar.Text}'; put it in quotes if it is one");
                var item = FilterItem.Parse(scalar.Text, scalar.At, statuses);
                if (item.Body.OnlyVerbatim) Remarks.Add(new YamlProblem(scalar.At, $"the pattern '{scalar.Text}' is not valid and matches only a file of exactly that name"));
                items.Add(item);
            }
            catch (FormatException problem)
            {
                Problems.Add(new YamlProblem(scalar.At, problem.Message));
            }
        }

        private HashSet<ChangeStatus> ReadStatuses(YamlValue.Scalar key)
        {
            var statuses = new HashSet<ChangeStatus>();
            foreach (var word in key.Text.Split('|', StringSplitOptions.TrimEntries))
            {
                if (Status(word) is { } status) statuses.Add(status);
                else if (word.ToUpperInvariant() is "RENAMED" or "COPIED" or "UNMERGED")
                    Remarks.Add(new YamlProblem(key.At, $"the status '{word}' never occurs: a rename is 'deleted' for the old and 'added' for the new name"));
                else Problems.Add(new YamlProblem(key.At, $"'{word}' is not a status; expected added, modified or deleted, several with '|' between them"));
            }

            return statuses;
        }

        private static ChangeStatus? Status(string word) => word.ToUpperInvariant() switch
        {
            "ADDED" => ChangeStatus.Added,
            "MODIFIED" => ChangeStatus.Modified,
            "DELETED" => ChangeStatus.Deleted,
            _ => null,
        };
    }

    // YAML 1.2, core schema (10.3.2): null, booleans and numbers; also the binary numbers and underscores that js-yaml takes.
    [GeneratedRegex(
        @"\A(|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?|\.(inf|Inf|INF))|\.(nan|NaN|NAN))\z",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex NotText();
}
