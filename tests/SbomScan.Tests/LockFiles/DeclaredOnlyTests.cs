using SbomScan.LockFiles;

namespace SbomScan.Tests.LockFiles;

public sealed class DeclaredOnlyTests
{
    [Theory]
    [InlineData("package.json", "npm install --package-lock-only")]
    [InlineData("app/pyproject.toml", "uv lock")]
    [InlineData("setup.py", "uv pip compile setup.py --output-file requirements.txt")]
    [InlineData("Pipfile", "pipenv lock")]
    [InlineData("requirements.in", "uv pip compile requirements.in --output-file requirements.txt")]
    [InlineData("src/App.csproj", "dotnet restore --use-lock-file")]
    [InlineData("Cargo.toml", "cargo generate-lockfile")]
    [InlineData("Gemfile", "bundle lock")]
    [InlineData("composer.json", "composer update --no-install")]
    [InlineData("build.gradle.kts", "gradle dependencies --write-locks")]
    [InlineData("mix.exs", "mix deps.get")]
    [InlineData("pubspec.yaml", "dart pub get")]
    [InlineData("ios/Podfile", "pod install")]
    [InlineData("Package.swift", "swift package resolve")]
    [InlineData("conanfile.txt", "conan lock create .")]
    [InlineData("app.cabal", "cabal freeze")]
    public void A_manifest_without_a_lock_is_told_with_what_makes_one(string path, string command) =>
        DeclaredOnly.In(["README.md", path]).ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Path.ShouldBe(path), one => one.Command.ShouldBe(command));

    [Theory]
    [InlineData("packages/a/package.json", "pnpm-lock.yaml")]
    [InlineData("packages/a/package.json", "packages/yarn.lock")]
    [InlineData("pyproject.toml", "uv.lock")]
    [InlineData("app/pyproject.toml", "app/requirements.txt")]
    [InlineData("src/App.csproj", "src/packages.lock.json")]
    [InlineData("src/App.csproj", "src/obj/project.assets.json")]
    [InlineData("src/App.fsproj", "paket.lock")]
    [InlineData("crates/a/Cargo.toml", "Cargo.lock")]
    [InlineData("app/build.gradle", "app/gradle.lockfile")]
    [InlineData("app/build.gradle", "gradle/verification-metadata.xml")]
    [InlineData("app/build.gradle", "app/gradle/dependency-locks/runtimeClasspath.lockfile")]
    [InlineData("gems.rb", "gems.locked")]
    public void A_lock_in_its_folder_or_above_covers_it(string path, string lockFile) => DeclaredOnly.In([path, lockFile]).ShouldBeEmpty();

    [Theory]
    [InlineData("package.json", "sub/package-lock.json")]
    [InlineData("a/package.json", "ab/package-lock.json")]
    [InlineData("a/package.json", "a/notpackage-lock.json")]
    [InlineData("src/App.csproj", "packages.lock.json")]
    [InlineData("app/build.gradle", "gradle.lockfile")]
    [InlineData("composer.json", "package-lock.json")]
    public void A_lock_of_another_place_or_kind_does_not(string path, string lockFile) => DeclaredOnly.In([path, lockFile]).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void Many_files_take_no_longer_than_they_are_many() =>
        DeclaredOnly.In([.. Enumerable.Range(0, 50_000).Select(number => $"packages/p{number}/package.json")]).Count.ShouldBe(50_000);
}
