using System.Text;
using Actions.Toolkit;
using Actions.Workflows;

namespace Doctor;

/// <summary>Reads the files. One that cannot be read is a finding.</summary>
internal static class WorkflowFiles
{
    private const int LargestFile = 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IReadOnlyList<WorkflowReading> Read(RunnerContext runner, IEnumerable<string> paths) => [.. paths.Select(path => Read(runner.Workspace, path))];

    private static WorkflowReading Read(string workspace, string path)
    {
        try
        {
            var bytes = ReadBytes(Path.Combine(workspace, path));
            return bytes is null ? Unreadable(path, $"It is larger than {LargestFile / 1024:N0} KiB: nobody wrote that, and it is not looked at.") : WorkflowReader.Read(path, Strict.GetString(bytes).TrimStart('\ufeff'));
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(path, "It is not text in UTF-8, which GitHub needs.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, $"It cannot be read: {problem.Message}");
        }
    }

    private static byte[]? ReadBytes(string path) => new FileInfo(path).Length > LargestFile ? null : File.ReadAllBytes(path);

    private static WorkflowReading Unreadable(string path, string message) =>
        new(null, [new Finding(Finding.Unreadable, Severity.Error, path, 1, 1, message, "Mend the file, or name others in 'path'.")]);
}
