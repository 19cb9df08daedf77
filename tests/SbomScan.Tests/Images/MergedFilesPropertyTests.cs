using SbomScan.Images;
using SbomScan.Images.Files;
using SbomScan.Images.Merging;
using SbomScan.Images.Tar;

namespace SbomScan.Tests.Images;

/// <summary>Layers by chance, against a simple model that remembers every path.</summary>
public sealed class MergedFilesPropertyTests
{
    private static readonly string[] Names = ["a", "b", "package.json", "pom.xml", "noise"];

    [Fact]
    public void The_merged_files_are_those_of_a_model_that_forgets_nothing()
    {
        var temporary = Directory.CreateTempSubdirectory("merged-tests-").FullName;
        using (var folder = new PrivateFolder(temporary))
        using (var contents = new ContentSpool(folder, ImageLimits.Default))
        {
            for (var seed = 0; seed < 3000; seed++)
            {
                var (random, merged, model) = (new Random(seed), new MergedFiles(), new Dictionary<string, string>());
                for (var number = 1; number <= 4; number++)
                {
                    var layer = OneLayer(random);
                    Put(layer, $"{number}", merged, contents);
                    Put(layer, $"{number}", model);
                }

                var found = merged.All.Select(one => $"{one.Path} of {one.Entry.Layer}").Order(StringComparer.Ordinal);
                var expected = model.Where(file => WorthALook.File(file.Key)).Select(file => $"{file.Key} of {file.Value}").Order(StringComparer.Ordinal);
                found.ShouldBe(expected, $"seed {seed}");
            }
        }

        Directory.Delete(temporary, recursive: true);
    }

    /// <summary>Entries that do not contradict each other, in any order: files, folders (with / at the end) and marks.</summary>
    private static List<string> OneLayer(Random random)
    {
        var files = new HashSet<string>();
        var all = new HashSet<string>();
        for (var count = random.Next(1, 7); count > 0; count--)
        {
            var path = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Names[random.Next(Names.Length)]));
            switch (random.Next(6))
            {
                case 0: all.Add($"{path[..(path.LastIndexOf('/') + 1)]}.wh.{path[(path.LastIndexOf('/') + 1)..]}"); break;
                case 1: all.Add($"{path}/.wh..wh..opq"); break;
                case 2 when !files.Any(file => IsAtOrBelow(path, file)): all.Add(path + '/'); break;
                default:
                    var isFree = !files.Any(file => IsAtOrBelow(file, path) || IsAtOrBelow(path, file)) && !all.Any(entry => entry.StartsWith(path + '/', StringComparison.Ordinal));
                    if (isFree && files.Add(path)) all.Add(path);
                    break;
            }
        }

        var entries = all.ToArray();
        random.Shuffle(entries);
        return [.. entries];
    }

    private static void Put(List<string> layer, string name, MergedFiles merged, ContentSpool contents)
    {
        var tar = layer.Aggregate(new Layer(), (tar, entry) => entry.EndsWith('/') ? tar.Folder(entry) : tar.File(entry, name)).ToArray();
        var changes = new LayerChanges(name, merged, contents, new KeepBudget(ImageLimits.Default));
        changes.Look(new TarEntries(new MemoryStream(tar), 100));
        changes.Apply();
    }

    private static void Put(List<string> layer, string name, Dictionary<string, string> model)
    {
        foreach (var entry in layer)
        {
            var path = entry.TrimEnd('/');
            var (folder, last) = (TarPath.Folder(path), TarPath.Name(path));
            var gone = last == ".wh..wh..opq" ? Below(folder)
                : last.StartsWith(".wh.", StringComparison.Ordinal) ? AtOrBelow(Join(folder, last[4..]))
                : entry.EndsWith('/') ? Above(path)
                : [.. AtOrBelow(path), .. Above(path)];
            foreach (var former in gone.Distinct().Where(former => model[former] != name).ToList()) model.Remove(former);
        }

        foreach (var file in layer.Where(entry => !entry.EndsWith('/') && !entry.Contains(".wh.", StringComparison.Ordinal))) model[file] = name;

        List<string> Below(string path) => [.. model.Keys.Where(file => file.StartsWith(path + '/', StringComparison.Ordinal))];
        List<string> AtOrBelow(string path) => [.. model.Keys.Where(file => IsAtOrBelow(file, path))];
        List<string> Above(string path) => [.. model.Keys.Where(file => IsAtOrBelow(path, file))];
    }

    private static bool IsAtOrBelow(string path, string folder) => path == folder || path.StartsWith(folder + '/', StringComparison.Ordinal);

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
