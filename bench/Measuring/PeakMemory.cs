namespace Bench.Measuring;

/// <summary>
/// Peak memory as GNU time tells it: of the largest of the process and those it started. We could ask the system ourselves, but a
/// process inherits the peak of the one that starts it, and GNU time is small where this program is not.
/// </summary>
internal static class PeakMemory
{
    private const string Tool = "/usr/bin/time";

    /// <returns>MiB, and what the program left.</returns>
    public static (double Mebibytes, Finished Finished) Of(Command command)
    {
        var file = Path.GetTempFileName();
        try
        {
            var finished = (command with { Program = Tool, Arguments = ["-f", "%M", "-o", file, command.Program, .. command.Arguments] }).Run();
            return (long.Parse(File.ReadAllText(file)) / 1024.0, finished);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
