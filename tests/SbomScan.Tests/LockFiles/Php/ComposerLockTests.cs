using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Php;

public sealed class ComposerLockTests
{
    private static readonly string Hash = new('1', 40);

    private static readonly string Text = $$"""
        {
            "_readme": ["This file locks the dependencies"],
            "content-hash": "00",
            "packages": [
                {
                    "name": "Monolog/monolog",
                    "version": "3.5.0",
                    "source": { "type": "git", "url": "https://github.com/Seldaek/monolog.git", "reference": "c915" },
                    "dist": { "type": "zip", "url": "https://api.github.com/x", "reference": "c915", "shasum": "{{Hash}}" },
                    "require": { "php": ">=8.1", "ext-json": "*", "psr/log": "^2.0 || ^3.0", "psr/log-implementation": "3.0" },
                    "license": ["MIT"],
                    "notification-url": "https://packagist.org/downloads/"
                },
                {
                    "name": "psr/log",
                    "version": "v3.0.0",
                    "provide": { "psr/log-implementation": "3.0" },
                    "license": ["MIT", "GPL-2.0-only WITH Classpath-exception-2.0"],
                    "notification-url": "https://packagist.org/downloads/"
                },
                {
                    "name": "acme/common",
                    "version": "dev-main",
                    "dist": { "type": "path", "url": "../common", "reference": "aa" },
                    "license": "proprietary"
                },
                {
                    "name": "acme/fork",
                    "version": "dev-fix",
                    "source": { "type": "git", "url": "https://user:pw@git.example.com/fork.git", "reference": "abcdef" },
                    "license": [{ "odd": true }]
                }
            ],
            "packages-dev": [
                {
                    "name": "phpunit/phpunit",
                    "version": "11.0.0",
                    "license": { "odd": 1 },
                    "notification-url": "https://packagist.org/downloads/"
                }
            ],
            "plugin-api-version": "2.6.0"
        }
        """;

    [Fact]
    public void What_is_installed_is_read_where_no_lock_is()
    {
        var content = Locks.Read("app/vendor/composer/installed.json", """
            {
                "packages": [
                    {
                        "name": "monolog/monolog",
                        "version": "3.5.0",
                        "version_normalized": "3.5.0.0",
                        "require": { "psr/log": "^3.0" },
                        "notification-url": "https://packagist.org/downloads/",
                        "install-path": "../monolog/monolog"
                    },
                    { "name": "psr/log", "version": "3.0.0", "notification-url": "https://packagist.org/downloads/" },
                    { "name": "PHPUnit/phpunit", "version": "11.0.0", "notification-url": "https://packagist.org/downloads/" }
                ],
                "dev": true,
                "dev-package-names": ["phpunit/phpunit"]
            }
            """, ("app/composer.json", """{ "require": { "monolog/monolog": "^3" } }"""));

        content.Listing().ShouldBe("""
            4: pkg:composer/monolog/monolog@3.5.0 runtime direct -> psr/log
            11: pkg:composer/psr/log@3.0.0 runtime
            12: pkg:composer/phpunit/phpunit@11.0.0 dev
            """);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_an_old_composer_installed_is_not_read_and_not_passed_over(string text) => Locks.Fault("vendor/composer/installed.json", text).ShouldNotBeEmpty();

    [Fact]
    public void Packages_edges_licences_and_sources_are_read()
    {
        var content = Locks.Read("composer.lock", Text);

        content.FormatVersion.ShouldBe("2.6.0");
        content.Listing().ShouldBe("""
            6: pkg:composer/monolog/monolog@3.5.0 runtime -> psr/log
            15: pkg:composer/psr/log@v3.0.0 runtime
            22: own acme/common dev-main runtime
            28: pkg:composer/acme/fork@dev-fix?vcs_url=git%2Bhttps://git.example.com/fork.git%40abcdef runtime
            36: pkg:composer/phpunit/phpunit@11.0.0 dev
            """);
        content.Packages.Select(package => package.License).ShouldBe(["MIT", "MIT OR (GPL-2.0-only WITH Classpath-exception-2.0)", "proprietary", null, null]);
        content.Packages[0].Hashes.ShouldBe([new PackageHash("SHA-1", Hash)]);
    }

    [Fact]
    public void The_manifest_beside_it_tells_what_is_direct() =>
        Locks.Read("a/composer.lock", Text, ("a/composer.json", """{"require": {"php": "*", "monolog/Monolog": "^3"}, "require-dev": {"phpunit/phpunit": "*"}}""")).Packages
            .Where(package => package.IsDirect).Select(package => package.Name).ShouldBe(["monolog/monolog", "phpunit/phpunit"]);

    [Fact]
    public void Older_files_are_read() =>
        Locks.Read("composer.lock", """
            {
                "hash": "00",
                "packages": [
                    { "name": "twig/twig", "version": "v1.24.0", "license": "BSD-3-Clause", "notification-url": "https://packagist.org/downloads/",
                      "replace": { "twig/core": "self.version" }, "require": { "php": ">=5.2.7" } },
                    { "name": "acme/zip", "version": "1.0.0", "dist": { "type": "zip", "url": "https://example.com/zip.zip" }, "require": { "Twig/Core": "*" } }
                ],
                "packages-dev": null
            }
            """).Listing().ShouldBe("4: pkg:composer/twig/twig@v1.24.0 runtime\n6: pkg:composer/acme/zip@1.0.0?download_url=https://example.com/zip.zip runtime -> twig/twig");

    [Fact]
    public void A_lock_without_packages_states_emptiness() => Locks.Read("composer.lock", """{"packages": [], "packages-dev": []}""").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "line 1: this is not JSON")]
    [InlineData("{}", "it has no 'packages'")]
    [InlineData("{\"packages\": [\n{\"name\": \"a/b\"}]}", "line 2: 'version' is missing")]
    [InlineData("{\"packages\": {}}", "line 1: 'packages' is a table of names where a list was expected")]
    [InlineData("{\"packages\": [", "line 1: this is not JSON")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("composer.lock", text).ShouldStartWith(fault);
}
