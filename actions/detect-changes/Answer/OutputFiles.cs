using System.Text;
using Actions.Changes;
using Actions.Toolkit;

namespace DetectChanges.Answer;

/// <summary>The files in the output folder: names as git has them, each ended by a NUL byte, and the report.</summary>
/// <param name="Names">Path of the file with all changed names, relative to the workspace.</param>
/// <param name="Report">Path of the report, relative to the workspace.</param>
internal sealed record OutputFiles(string Names, string Report)
{
    public static OutputFiles Write(WorkspaceFolder folder, Decision decision, Action<Stream> report)
    {
        foreach (var answer in decision.Answers) folder.Write($"filters/{FileName(answer.Filter.Name)}.z", file => WriteNames(file, answer.Files));
        return new OutputFiles(folder.Write("files.z", file => WriteNames(file, decision.Comparison.Files)), folder.Write("report.json", report));
    }

    private static void WriteNames(Stream file, IEnumerable<ChangedFile> names)
    {
        foreach (var name in names)
        {
            file.Write(name.Path.ToBytes());
            file.WriteByte(0);
        }
    }

    // A filter may be called "../x": anything that could be more than a name is percent-encoded.
    private static string FileName(string filter) =>
        string.Concat(Encoding.ASCII.GetBytes(filter).Select((b, i) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-' || (b == '.' && i > 0) ? $"{(char)b}" : $"%{b:X2}"));
}
