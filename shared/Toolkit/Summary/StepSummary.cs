using System.Text;

namespace Actions.Toolkit;

/// <summary>
/// The step summary. The runner drops the whole summary above 1 MiB (runner, FileCommandManager.cs), so this stays below 900 KiB in bytes
/// and is cut between two blocks with a visible note. A summary that cannot be written never fails an action.
/// </summary>
public sealed class StepSummary
{
    /// <summary>Largest summary, in bytes of UTF-8.</summary>
    public const int Limit = 900 * 1024;

    private const string CutNote = "_The summary was cut here to stay below GitHub's size limit; the job log has the rest._\n\n";
    private readonly string? path;
    private readonly ActionLog log;
    private int written;
    private bool cut;

    internal StepSummary(string? path, ActionLog log)
    {
        this.path = path;
        this.log = log;
    }

    /// <summary>Appends a document, secrets cut out. Outside a runner nothing is written.</summary>
    public void Write(Markdown document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (path is null)
            return;
        try
        {
            File.AppendAllText(path, Fit(document.Blocks.Select(block => log.Masks.Redact(block) + "\n\n")));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            log.Warning($"The step summary could not be written: {problem.Message}");
        }
    }

    private string Fit(IEnumerable<string> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            var size = Encoding.UTF8.GetByteCount(block);
            if (cut || written + size > Limit - CutNote.Length)
            {
                if (!cut)
                    text.Append(CutNote);
                cut = true;
                break;
            }
            written += size;
            text.Append(block);
        }
        return text.ToString();
    }
}
