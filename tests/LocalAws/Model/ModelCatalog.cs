using System.Reflection;

namespace LocalAws.Model;

/// <summary>The committed subset of the official service models: the truth requests and answers are held against.</summary>
public static class ModelCatalog
{
    private static readonly Lazy<IReadOnlyDictionary<string, ServiceModel>> Loaded = new(Load);

    /// <summary>Models by signing name.</summary>
    public static IReadOnlyDictionary<string, ServiceModel> Services => Loaded.Value;

    public static ServiceModel? Find(string signingName) => Services.GetValueOrDefault(signingName);

    public static OperationModel? Find(string signingName, string operation) =>
        Find(signingName)?.Operations.GetValueOrDefault(operation);

    /// <summary>The files of the subset as committed: name and text.</summary>
    public static IEnumerable<(string Name, string Text)> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("model/")).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource["model/".Length..], reader.ReadToEnd());
        }
    }

    private static Dictionary<string, ServiceModel> Load() =>
        Files().Select(file => ModelReader.Read(file.Text)).ToDictionary(model => model.SigningName);
}
