namespace Testing;

/// <summary>
/// What a program is expected to write, kept in files of the repository. With <c>UPDATE_SNAPSHOTS=true</c> in the environment the files are
/// written instead: look at the difference before it is committed.
/// </summary>
public static class Snapshot
{
    /// <param name="text">What the program wrote, without what differs from run to run.</param>
    /// <param name="path">Folders from the root of the repository, and the name of the file.</param>
    /// <returns>What it is expected to be.</returns>
    public static string Of(string text, string path)
    {
        var file = Repository.File(path.Split('/'));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        return File.Exists(file) ? File.ReadAllText(file) : throw new InvalidOperationException($"There is no {path}; run the test with UPDATE_SNAPSHOTS=true.");
    }
}
