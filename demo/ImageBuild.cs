using LocalAws.Processes;

namespace Demo;

/// <summary>
/// Builds the parts of a commit into "images": folders with a published program, as a container build would make them.
/// </summary>
internal sealed class ImageBuild(string folder, string dotnet, string data)
{
    private static readonly Dictionary<string, string> Assemblies = new(StringComparer.Ordinal)
    {
        ["web"] = "Web",
        ["backend"] = "Backend",
        ["worker"] = "Worker",
    };

    public static IReadOnlyCollection<string> Parts => Assemblies.Keys;

    /// <returns>The program inside the image.</returns>
    public async Task<LocalProgram> BuildAsync(ShopRepository repository, string part)
    {
        var output = Path.Combine(folder, $"{part}-{repository.ShortHead}");
        await Shell.RunAsync(
            repository.Folder, "dotnet", "build", $"apps/{part}/{Assemblies[part]}.csproj", "-c", "Release", "-o", output, "--nologo", "-v", "q", "-p:NuGetAudit=false");
        return new LocalProgram
        {
            FileName = dotnet,
            Arguments = [Path.Combine(output, Assemblies[part] + ".dll")],
            WorkingDirectory = output,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["APP_VERSION"] = repository.ShortHead,
                ["DATABASE"] = Path.Combine(data, "shop.db"),
                ["DOTNET_EnableDiagnostics"] = "0",
                ["Logging__Console__FormatterName"] = "simple",
                ["Logging__Console__FormatterOptions__SingleLine"] = "true",
            },
        };
    }
}
