using System.IO.Compression;
using LocalAws.Wire;

namespace LocalAws.Lambda.Functions;

/// <summary>Looks into the zip of a function.</summary>
internal static class ZipPackage
{
    private const long LargestUnzipped = 262144000;

    /// <returns>The rules of its <c>behaviour.json</c>, if it has one.</returns>
    /// <exception cref="ApiError">It cannot be read, is empty or too large, or its behaviour is not well formed.</exception>
    public static IReadOnlyList<FunctionRule> Check(byte[] bytes)
    {
        try
        {
            using var zip = Open(bytes);
            if (zip.Entries.Count == 0)
                throw LambdaErrors.Invalid("Uploaded file must be a non-empty zip");
            if (zip.Entries.Sum(entry => entry.Length) >= LargestUnzipped)
                throw LambdaErrors.Invalid($"Unzipped size must be smaller than {LargestUnzipped} bytes");
            return zip.GetEntry(FunctionZip.Behaviour) is { } behaviour ? RuleSection.Parse(TextOf(behaviour)) : [];
        }
        catch (InvalidDataException)
        {
            throw LambdaErrors.Invalid("Could not unzip uploaded file. Please check your file, then try to upload again.");
        }
        catch (WorldFileException wrong)
        {
            throw LambdaErrors.Invalid($"{FunctionZip.Behaviour}: {wrong.Message}");
        }
    }

    public static void Extract(byte[] bytes, string folder)
    {
        using var zip = Open(bytes);
        zip.ExtractToDirectory(folder);
    }

    private static ZipArchive Open(byte[] bytes) => new(new MemoryStream(bytes), ZipArchiveMode.Read);

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
