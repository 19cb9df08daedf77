namespace Actions.Workflows;

/// <summary>A page of documentation: the samples of YAML in it, and the commands it tells people to type.</summary>
/// <param name="path">Path for messages.</param>
/// <param name="text">Its content.</param>
public sealed class MarkdownPage(string path, string text)
{
    private readonly string[] lines = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>Each block of YAML that is a whole workflow, or the problem of one that should be. Lines are those of the page.</summary>
    public IReadOnlyList<WorkflowReading> Workflows => [.. Samples().Where(IsWhole).Select(sample => WorkflowReader.Read(path, sample))];

    /// <summary>Commands that start a workflow of the page, or one of others, in a way that it cannot be started.</summary>
    /// <param name="others">Workflows that are known by their file names.</param>
    public IReadOnlyList<Finding> CheckCommands(IEnumerable<Workflow> others)
    {
        var known = Workflows.Select(reading => reading.Workflow).OfType<Workflow>().Select(shown => (Name: shown.Yaml.ScalarOf("name")?.Text ?? "", Workflow: shown))
            .Concat(others.Select(other => (Name: other.Stem, Workflow: other))).ToList();
        return [.. lines.Index().Where(line => DispatchCommand.Find(line.Item) is not null).SelectMany(line => Check(line.Index, known))];
    }

    // A page shows its workflows without saying what their files are called: by their names.
    private IEnumerable<Finding> Check(int line, IReadOnlyList<(string Name, Workflow Workflow)> known)
    {
        var command = DispatchCommand.Find(Unbroken(line))!;
        var started = known.FirstOrDefault(one => one.Name == Path.GetFileNameWithoutExtension(command.File)).Workflow;
        IEnumerable<(string Message, string Fix)> problems = started is null
            ? [($"'{command.File}' is none of the workflows that this page shows.", "Show it, with 'name' as its file is called, or take the command out.")]
            : command.Problems(started);
        return problems.Select(problem => new Finding("dispatch-inputs", Severity.Error, path, line + 1, command.Column, problem.Message, problem.Fix));
    }

    private string Unbroken(int line) => lines[line].EndsWith('\\') && line + 1 < lines.Length ? $"{lines[line][..^1]} {Unbroken(line + 1).TrimStart()}" : lines[line];

    private static bool IsWhole(string sample) => sample.Contains("\njobs:", StringComparison.Ordinal) && sample.Contains("\non:", StringComparison.Ordinal);

    // Blank lines stand for what comes before a sample, so that its lines have their numbers.
    private IEnumerable<string> Samples()
    {
        for (var (start, at) = (-1, 0); at < lines.Length; at++)
        {
            if (start < 0)
            {
                if (lines[at].TrimStart() is "```yaml" or "```yml") start = at;
            }
            else if (lines[at].TrimStart() == "```")
            {
                var indent = lines[start].Length - lines[start].TrimStart().Length;
                yield return new string('\n', start + 1) + string.Concat(lines[(start + 1)..at].Select(line => (line.Length >= indent ? line[indent..] : "") + "\n"));
                start = -1;
            }
        }
    }
}
