using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles;

/// <summary>Files that name dependencies, and the lock files that resolve them.</summary>
/// <param name="Ecosystem">For people.</param>
/// <param name="Command">What makes a lock file.</param>
/// <param name="Manifests">Names of the files, or their ends where they begin with <c>*</c>.</param>
/// <param name="Locks">Names of lock files, likewise, which hold for their folder and all below.</param>
/// <param name="OwnLocks">The same for those that hold for their folder alone, as they are made for each project.</param>
internal sealed record ManifestKind(string Ecosystem, string Command, string[] Manifests, string[] Locks, params string[] OwnLocks)
{
    private static readonly string[] PythonLocks = ["poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock", "pylock.toml", "requirements.txt", "*-requirements.txt"];

    public static IReadOnlyList<ManifestKind> All { get; } =
    [
        new("npm", "npm install --package-lock-only", ["package.json"], ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"]),
        new("Python", "uv lock", ["pyproject.toml"], PythonLocks),
        new("Python", "uv pip compile setup.py --output-file requirements.txt", ["setup.py"], PythonLocks),
        new("Python", "pipenv lock", ["Pipfile"], PythonLocks),
        new("Python", "uv pip compile requirements.in --output-file requirements.txt", ["requirements.in"], PythonLocks),
        new(".NET", "dotnet restore --use-lock-file", ["*.csproj", "*.fsproj", "*.vbproj"], ["paket.lock"], "packages.lock.json", "packages.config", "obj/project.assets.json"),
        new("Rust", "cargo generate-lockfile", ["Cargo.toml"], ["Cargo.lock"]),
        new("Ruby", "bundle lock", ["Gemfile", "gems.rb"], ["Gemfile.lock", "gems.locked"]),
        new("PHP", "composer update --no-install", ["composer.json"], ["composer.lock"]),
        new("Gradle", "gradle dependencies --write-locks", ["build.gradle", "build.gradle.kts"], ["gradle/verification-metadata.xml"], "gradle.lockfile", "gradle/dependency-locks/compileClasspath.lockfile", "gradle/dependency-locks/runtimeClasspath.lockfile"),
        new("Elixir", "mix deps.get", ["mix.exs"], ["mix.lock"]),
        new("Dart", "dart pub get", ["pubspec.yaml"], ["pubspec.lock"]),
        new("CocoaPods", "pod install", ["Podfile"], ["Podfile.lock"]),
        new("Swift", "swift package resolve", ["Package.swift"], ["Package.resolved"]),
        new("Conan", "conan lock create .", ["conanfile.txt", "conanfile.py"], ["conan.lock"]),
        new("Haskell", "cabal freeze", ["*.cabal"], ["cabal.project.freeze", "stack.yaml.lock"]),
    ];

    public bool IsManifest(string path) => Array.Exists(Manifests, name => FolderOf(path, name) != null);

    /// <summary>The folder that a lock file holds for, with everything below; <see langword="null"/> for every other file.</summary>
    public string? FolderOfLock(string path) => Locks.Select(name => FolderOf(path, name)).FirstOrDefault(folder => folder != null);

    /// <summary>The folder that a lock file holds for alone; <see langword="null"/> for every other file.</summary>
    public string? FolderOfOwnLock(string path) => OwnLocks.Select(name => FolderOf(path, name)).FirstOrDefault(folder => folder != null);

    // The name may have a folder of its own: gradle/verification-metadata.xml.
    private static string? FolderOf(string path, string name)
    {
        if (name[0] == '*') return PathName.Of(path).EndsWith(name[1..], StringComparison.Ordinal) ? path[..^PathName.Of(path).Length].TrimEnd('/') : null;
        if (path == name) return "";
        return path.EndsWith(name, StringComparison.Ordinal) && path[path.Length - name.Length - 1] == '/' ? path[..(path.Length - name.Length - 1)] : null;
    }
}
