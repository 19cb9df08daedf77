using System.Diagnostics;
using LocalAws.Model;

namespace LocalAws.Tests.Model;

/// <summary>The committed subset is what its generator makes of the official model found on this machine.</summary>
public sealed class ModelFreshnessTests
{
    private const int NoModel = 3;

    [Fact]
    public async Task Subset_equals_the_official_model_found_here()
    {
        var folder = Directory.CreateTempSubdirectory("aws-model-");
        try
        {
            var (exit, output) = await GenerateAsync(folder.FullName);
            Assert.SkipWhen(exit == NoModel, "No official AWS model on this machine. Set AWS_MODELS_DIR to a botocore data folder, or install one with: python3 -m pip install botocore");
            exit.ShouldBe(0, output);

            foreach (var (name, text) in ModelCatalog.Files())
            {
                var found = await File.ReadAllTextAsync(Path.Combine(folder.FullName, name));
                Facts(text).ShouldBe(Facts(found), $"{name} differs from the model found here ({output.Trim()}): run ./run aws-model, look at the difference, commit it");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Subset_names_one_source_for_all_services() =>
        ModelCatalog.Services.Values.Select(service => service.Source).Distinct().Count().ShouldBe(1);

    /// <summary>All but the line with the version: an equal model of another version is no difference.</summary>
    private static string Facts(string text) => string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("  \"source\"", StringComparison.Ordinal)));

    private static async Task<(int Exit, string Output)> GenerateAsync(string folder)
    {
        var python = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(path => Path.Combine(path, "python3")).FirstOrDefault(File.Exists);
        if (python is null)
            return (NoModel, "no python3");
        var generator = Path.Combine(AppContext.BaseDirectory, "generate.py");
        var start = new ProcessStartInfo(python, [generator, "--out", folder]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
