using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Python;

public sealed class RequirementsTests
{
    private static readonly string Hash = new('a', 64);

    [Theory]
    [InlineData("requirements.txt", true)]
    [InlineData("app/requirements-dev.txt", true)]
    [InlineData("dev-requirements.txt", true)]
    [InlineData("requirements/base.txt", true)]
    [InlineData("app/requirements/base.txt", true)]
    [InlineData("notes.txt", false)]
    [InlineData("our-requirements/notes.txt", false)]
    [InlineData("requirements.in", false)]
    public void Files_are_recognised_by_name(string path, bool isIt) => (SbomScan.LockFiles.LockFileReaders.For(path)?.Format == "requirements.txt").ShouldBe(isIt);

    [Fact]
    public void Pins_are_versions_and_ranges_are_none()
    {
        var content = Locks.Read("requirements.txt", $"""
            # the web
            --index-url https://pypi.example.com/simple
            Flask_Login[extra,more]==0.6.3 ; python_version >= "3.8"   # comment
            requests === 2.31.0 \
                --hash=sha256:{Hash} \
                --hash sha512:ffff
            numpy == 1.21.0; python_version < "3.9"
            numpy == 1.26.0; python_version >= "3.9"
            NumPy==1.26.0
            urllib3>=1.26,<3
            celery
            django==4.2.*
            wheel>=0.4,==0.43.0 --no-binary :all:
            """);

        content.Listing().ShouldBe("""
            3: pkg:pypi/flask-login@0.6.3 unknown direct
            4: pkg:pypi/requests@2.31.0 unknown direct
            7: pkg:pypi/numpy@1.21.0 unknown direct
            8: pkg:pypi/numpy@1.26.0 unknown direct
            10: pkg:pypi/urllib3 unknown direct
            11: pkg:pypi/celery unknown direct
            12: pkg:pypi/django unknown direct
            13: pkg:pypi/wheel@0.43.0 unknown direct
            """);
        content.Packages[1].Hashes.ShouldBe([new PackageHash("SHA-256", Hash)]);
        content.HasEdges.ShouldBeFalse();
    }

    [Fact]
    public void Addresses_and_paths_are_no_packages_of_the_index()
    {
        var content = Locks.Read("requirements.txt", """
            -e .
            --editable=./libs/common[dev]
            ../shared
            file:///build/thing
            ./wheels/local-1.0-py3-none-any.whl
            -e git+https://user:token@example.com/org/tool.git@v1.2#egg=tool
            git+ssh://git@example.com/org/other.git
            lib @ https://example.com/lib-2.0-py3-none-any.whl ; python_version > "3"
            https://example.com/files/name_x-3.1.tar.gz#sha256=aa
            dep @ git+https://example.com/org/dep@abc123
            sha @ git+https://example.com/org/sha@0123456789abcdef0123456789abcdef01234567
            """);

        content.Listing().ShouldBe("""
            1: own project runtime direct
            2: own common runtime direct
            3: own shared runtime direct
            4: own thing runtime direct
            5: own local-1.0-py3-none-any.whl runtime direct
            6: pkg:pypi/tool?vcs_url=git%2Bhttps://example.com/org/tool.git%40v1.2 unknown direct
            7: pkg:pypi/other?vcs_url=git%2Bssh://example.com/org/other.git unknown direct
            8: pkg:pypi/lib@2.0?download_url=https://example.com/lib-2.0-py3-none-any.whl unknown direct
            9: pkg:pypi/name-x@3.1?download_url=https://example.com/files/name_x-3.1.tar.gz unknown direct
            10: pkg:pypi/dep?vcs_url=git%2Bhttps://example.com/org/dep%40abc123 unknown direct
            11: pkg:pypi/sha@0123456789abcdef0123456789abcdef01234567?vcs_url=git%2Bhttps://example.com/org/sha%400123456789abcdef0123456789abcdef01234567 unknown direct
            """);
    }

    [Fact]
    public void Included_files_are_read_even_where_their_names_make_them_lock_files_of_their_own()
    {
        var content = Locks.Read("app/requirements-dev.txt", "-r requirements.txt\n-r ../lists/extra.list\n--requirement=../lists/extra.list\npytest==8.0.0\n",
            ("app/requirements.txt", "flask==3.0.0\n"),
            ("lists/extra.list", "black==24.1.0\n-r extra.list\n"));

        content.Listing().ShouldBe("1: pkg:pypi/flask@3.0.0 unknown direct\n2: pkg:pypi/black@24.1.0 unknown direct\n4: pkg:pypi/pytest@8.0.0 unknown direct");
    }

    [Fact]
    public void Damage_of_an_included_file_names_it() =>
        Locks.Fault("requirements.txt", "a==1\n-r lists/more.list\n", ("lists/more.list", "b==1\n<html>\n")).ShouldBe("line 2: in lists/more.list, line 2: '<html>' is not a requirement");

    [Fact]
    public void Constraints_choose_versions_and_install_nothing()
    {
        var content = Locks.Read("requirements.txt", "-c pins.list\n-c https://example.com/constraints.txt\nflask\nclick>=8\n", ("pins.list", "Flask==3.0.0\nunused==1.0\n"));

        content.Listing().ShouldBe("3: pkg:pypi/flask@3.0.0 unknown direct\n4: pkg:pypi/click unknown direct");
        content.Remarks.ShouldHaveSingleItem().ShouldBe("line 2: the constraints 'https://example.com/constraints.txt' cannot be read; what they choose has no version here");
    }

    [Fact]
    public void Notes_of_pip_compile_are_edges()
    {
        var content = Locks.Read("requirements.txt", """
            #
            # This file is autogenerated by pip-compile with Python 3.12
            #
            click==8.1.7
                # via
                #   celery
                #   flask
            celery==5.3.0 \
                --hash=sha256:aa
                # via -r requirements.in
            flask==3.0.0              # via app (pyproject.toml), -r other.in
            -e ./lib
                # via -r requirements.in
            """);

        content.HasEdges.ShouldBeTrue();
        content.Listing().ShouldBe("""
            4: pkg:pypi/click@8.1.7 unknown
            8: pkg:pypi/celery@5.3.0 unknown direct -> click@8.1.7
            11: pkg:pypi/flask@3.0.0 unknown direct -> click@8.1.7
            12: own lib runtime direct
            """);
    }

    [Theory]
    [InlineData("# nothing yet\n--index-url https://pypi.org/simple\n", true)]
    [InlineData("-r requirements-base.txt\n", true)]
    [InlineData("", false)]
    [InlineData(" \r\n\t\n", false)]
    public void A_file_without_requirements_states_emptiness_where_somebody_wrote_something(string text, bool states) =>
        Locks.Read("requirements.txt", text, ("requirements-base.txt", "# none")).StatesEmptiness.ShouldBe(states);

    [Theory]
    [InlineData("flask==3.0.0\n<html>\n", "line 2: '<html>' is not a requirement")]
    [InlineData("{\"a\": 1}", "line 1: '{\"a\": 1}' is not a requirement")]
    [InlineData("this is prose, not a list", "line 1: 'this is prose, not a list' is not a requirement")]
    [InlineData("flask==3.0.0\n-r gone.txt", "line 2: it includes 'gone.txt', which is not among the files that are scanned")]
    [InlineData("-r ../../outside.txt", "line 1: it includes '../../outside.txt'")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("requirements.txt", text).ShouldStartWith(fault);

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Should.Throw<FormatException>(() => Locks.Read("requirements.txt", [0x80, 0xFF])).Message.ShouldBe("it is not a text in UTF-8");

    [Fact]
    public void A_very_long_line_takes_no_longer_than_it_is() =>
        Locks.Fault("requirements.txt", new string('a', 5_000_000) + " " + new string('[', 5_000_000)).Length.ShouldBeLessThan(200);
}
