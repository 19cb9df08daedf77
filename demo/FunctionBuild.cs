namespace Demo;

/// <summary>Builds the function of a commit into the folder that is deployed.</summary>
internal static class FunctionBuild
{
    public const string Function = "receipts";
    public const string Alias = "live";

    /// <summary>Below the work tree, which is the workspace of the job.</summary>
    public const string Folder = "dist/receipts";

    /// <summary>The program that its runtime starts, inside that folder.</summary>
    public const string Assembly = "Receipts.dll";

    public static Task BuildAsync(ShopRepository repository) => Shell.RunAsync(
        repository.Folder, "dotnet", "build", "apps/receipts/Receipts.csproj", "-c", "Release", "-o", Folder, "--nologo", "-v", "q", "-p:NuGetAudit=false", "-p:DebugType=none");
}
