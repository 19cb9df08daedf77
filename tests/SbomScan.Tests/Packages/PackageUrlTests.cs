using SbomScan.Packages;

namespace SbomScan.Tests.Packages;

public sealed class PackageUrlTests
{
    // What is written, its canonical form, and what it consists of: namespace|name|version|qualifiers|subpath.
    [Theory]
    [InlineData("pkg:npm/foobar@12.3.1", "", "|foobar|12.3.1||")]
    [InlineData("pkg:npm/%40angular/animation@12.3.1", "", "@angular|animation|12.3.1||")]
    [InlineData("pkg:npm/@angular/animation@12.3.1", "pkg:npm/%40angular/animation@12.3.1", "@angular|animation|12.3.1||")]
    [InlineData("pkg:npm/@angular/animation", "pkg:npm/%40angular/animation", "@angular|animation|||")]
    [InlineData("pkg:npm/%40Babel/Core@7.24.0", "pkg:npm/%40babel/core@7.24.0", "@babel|core|7.24.0||")]
    [InlineData("pkg:npm/mypackage@12.4.5?vcs_url=git://host.com/path/to/repo.git%404345abcd34343", "pkg:npm/mypackage@12.4.5?vcs_url=git://host.com/path/to/repo.git%404345abcd34343", "|mypackage|12.4.5|vcs_url=git://host.com/path/to/repo.git@4345abcd34343|")]
    [InlineData("pkg:npm/x@1.0.0?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fr.git%23abc", "pkg:npm/x@1.0.0?vcs_url=git%2Bhttps://github.com/o/r.git%23abc", "|x|1.0.0|vcs_url=git+https://github.com/o/r.git#abc|")]
    [InlineData("PKG:NPM/foobar@12.3.1", "pkg:npm/foobar@12.3.1", "|foobar|12.3.1||")]
    [InlineData("pkg:pypi/django@1.11.1", "", "|django|1.11.1||")]
    [InlineData("pkg:pypi/Django_Package@1.11.1.dev1", "pkg:pypi/django-package@1.11.1.dev1", "|django-package|1.11.1.dev1||")]
    [InlineData("pkg:pypi/a__b..c-_d@1", "pkg:pypi/a-b-c-d@1", "|a-b-c-d|1||")]
    [InlineData("pkg:pypi/django@1.11.1?filename=django-1.11.1.dev1.tar.gz", "", "|django|1.11.1|filename=django-1.11.1.dev1.tar.gz|")]
    [InlineData("pkg:pypi/torch@2.0.0%2Bcu118", "", "|torch|2.0.0+cu118||")]
    [InlineData("pkg:pypi/torch@2.0.0+cu118", "pkg:pypi/torch@2.0.0%2Bcu118", "|torch|2.0.0+cu118||")]
    [InlineData("pkg:pypi/x@1%213.0", "", "|x|1!3.0||")]
    [InlineData("pkg:nuget/EnterpriseLibrary.Common@6.0.1304", "", "|EnterpriseLibrary.Common|6.0.1304||")]
    [InlineData("pkg:nuget/Newtonsoft.Json", "", "|Newtonsoft.Json|||")]
    [InlineData("pkg:cargo/rand@0.7.2", "", "|rand|0.7.2||")]
    [InlineData("pkg:cargo/structopt_Derive@0.3.11", "", "|structopt_Derive|0.3.11||")]
    [InlineData("pkg:gem/ruby-advisory-db-check@0.12.4", "", "|ruby-advisory-db-check|0.12.4||")]
    [InlineData("pkg:gem/jruby-launcher@1.1.2?Platform=java", "pkg:gem/jruby-launcher@1.1.2?platform=java", "|jruby-launcher|1.1.2|platform=java|")]
    [InlineData("pkg:cran/A3@0.9.1", "", "|A3|0.9.1||")]
    [InlineData("pkg:cran/rJava@1.0-4", "", "|rJava|1.0-4||")]
    [InlineData("pkg:pub/characters@1.2.0", "", "|characters|1.2.0||")]
    [InlineData("pkg:pub/Flutter@0.0.0", "pkg:pub/flutter@0.0.0", "|flutter|0.0.0||")]
    [InlineData("pkg:hackage/AC-HalfInteger@1.2.1", "", "|AC-HalfInteger|1.2.1||")]
    [InlineData("pkg:hackage/3d-graphics-examples@0.0.0.2", "", "|3d-graphics-examples|0.0.0.2||")]
    [InlineData("pkg:golang/google.golang.org/genproto#googleapis/api/annotations", "", "google.golang.org|genproto|||googleapis/api/annotations")]
    [InlineData("pkg:GOLANG/google.golang.org/genproto@abcdedf#/googleapis/api/annotations/", "pkg:golang/google.golang.org/genproto@abcdedf#googleapis/api/annotations", "google.golang.org|genproto|abcdedf||googleapis/api/annotations")]
    [InlineData("pkg:golang/google.golang.org/genproto#googleapis/../api/./annotations", "pkg:golang/google.golang.org/genproto#googleapis/api/annotations", "google.golang.org|genproto|||googleapis/api/annotations")]
    [InlineData("pkg:golang/google.golang.org/genproto#%2E%2E/a/%2e/b", "pkg:golang/google.golang.org/genproto#a/b", "google.golang.org|genproto|||a/b")]
    [InlineData("pkg:golang/google.golang.org/genproto#../..", "pkg:golang/google.golang.org/genproto", "google.golang.org|genproto|||")]
    [InlineData("pkg:golang/github.com/Azure/go-autorest@v14.2.0%2Bincompatible", "pkg:golang/github.com/azure/go-autorest@v14.2.0%2Bincompatible", "github.com/azure|go-autorest|v14.2.0+incompatible||")]
    [InlineData("pkg:golang/stdlib@1.22.1", "", "|stdlib|1.22.1||")]
    [InlineData("pkg:golang/github.com//gorilla///context@234fd47e07d1", "pkg:golang/github.com/gorilla/context@234fd47e07d1", "github.com/gorilla|context|234fd47e07d1||")]
    [InlineData("pkg:maven/org.apache.commons/io@1.3.4", "", "org.apache.commons|io|1.3.4||")]
    [InlineData("pkg:maven/org.apache.commons/io", "", "org.apache.commons|io|||")]
    [InlineData("pkg:Maven/org.apache.xmlgraphics/batik-anim@1.9.1?classifier=sources&repositorY_url=https://repo.spring.io/release", "pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?classifier=sources&repository_url=https://repo.spring.io/release", "org.apache.xmlgraphics|batik-anim|1.9.1|classifier=sources&repository_url=https://repo.spring.io/release|")]
    [InlineData("pkg:Maven/org.apache.xmlgraphics/batik-anim@1.9.1?type=pom&repositorY_url=repo.spring.io/release", "pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?repository_url=repo.spring.io/release&type=pom", "org.apache.xmlgraphics|batik-anim|1.9.1|repository_url=repo.spring.io/release&type=pom|")]
    [InlineData("pkg:maven/net.sf.jacob-project/jacob@1.14.3?type=dll&classifier=x86", "pkg:maven/net.sf.jacob-project/jacob@1.14.3?classifier=x86&type=dll", "net.sf.jacob-project|jacob|1.14.3|classifier=x86&type=dll|")]
    [InlineData("pkg:maven/HTTPClient/HTTPClient@0.3-3", "", "HTTPClient|HTTPClient|0.3-3||")]
    [InlineData("pkg:maven/mygroup/myartifact@1.0.0%20Final?mykey=my%20value", "", "mygroup|myartifact|1.0.0 Final|mykey=my value|")]
    [InlineData("pkg:/maven/org.apache.commons/io", "pkg:maven/org.apache.commons/io", "org.apache.commons|io|||")]
    [InlineData("pkg:///maven/org.apache.commons/io", "pkg:maven/org.apache.commons/io", "org.apache.commons|io|||")]
    [InlineData("pkg:maven/org.apache.commons/io@1.3.4?", "pkg:maven/org.apache.commons/io@1.3.4", "org.apache.commons|io|1.3.4||")]
    [InlineData("pkg:maven/org.apache.commons/io@1.3.4?a=&b=1&c", "pkg:maven/org.apache.commons/io@1.3.4?b=1", "org.apache.commons|io|1.3.4|b=1|")]
    [InlineData("pkg:maven/org.apache.commons/io@1.3.4#", "pkg:maven/org.apache.commons/io@1.3.4", "org.apache.commons|io|1.3.4||")]
    [InlineData("pkg:maven/org.apache.commons/io@", "pkg:maven/org.apache.commons/io", "org.apache.commons|io|||")]
    [InlineData("pkg:composer/guzzlehttp/promises@2.0.2", "", "guzzlehttp|promises|2.0.2||")]
    [InlineData("pkg:composer/Laravel/Laravel@5.5.0", "pkg:composer/laravel/laravel@5.5.0", "laravel|laravel|5.5.0||")]
    [InlineData("pkg:hex/jason@1.1.2", "", "|jason|1.1.2||")]
    [InlineData("pkg:hex/Acme/Foo@2.3.0", "pkg:hex/acme/foo@2.3.0", "acme|foo|2.3.0||")]
    [InlineData("pkg:hex/phoenix_html@2.13.3#priv/static/phoenix_html.js", "", "|phoenix_html|2.13.3||priv/static/phoenix_html.js")]
    [InlineData("pkg:hex/bar@1.2.3?repository_url=https://myrepo.example.com", "", "|bar|1.2.3|repository_url=https://myrepo.example.com|")]
    [InlineData("pkg:cocoapods/AFNetworking@4.0.1", "", "|AFNetworking|4.0.1||")]
    [InlineData("pkg:cocoapods/ShareKit@2.0#Twitter", "", "|ShareKit|2.0||Twitter")]
    [InlineData("pkg:cocoapods/GoogleUtilities@7.5.2#NSData+zlib", "pkg:cocoapods/GoogleUtilities@7.5.2#NSData%2Bzlib", "|GoogleUtilities|7.5.2||NSData+zlib")]
    [InlineData("pkg:swift/github.com/Alamofire/Alamofire@5.4.3", "", "github.com/Alamofire|Alamofire|5.4.3||")]
    [InlineData("pkg:swift/github.com/RxSwiftCommunity/RxFlow@2.12.4", "", "github.com/RxSwiftCommunity|RxFlow|2.12.4||")]
    [InlineData("pkg:conan/cctz@2.3", "", "|cctz|2.3||")]
    [InlineData("pkg:conan/bincrafters/cctz@2.3?channel=stable", "", "bincrafters|cctz|2.3|channel=stable|")]
    [InlineData("pkg:conan/openssl.org/openssl@3.0.3?user=bincrafters&channel=stable", "pkg:conan/openssl.org/openssl@3.0.3?channel=stable&user=bincrafters", "openssl.org|openssl|3.0.3|channel=stable&user=bincrafters|")]
    [InlineData("pkg:conan/openssl@3.0.3?compiler=Visual%20Studio&compiler.runtime=MDd&build_type=Debug&rrev=93a8", "pkg:conan/openssl@3.0.3?build_type=Debug&compiler=Visual%20Studio&compiler.runtime=MDd&rrev=93a8", "|openssl|3.0.3|build_type=Debug&compiler=Visual Studio&compiler.runtime=MDd&rrev=93a8|")]
    [InlineData("pkg:githubactions/actions/checkout@v5", "", "actions|checkout|v5||")]
    [InlineData("pkg:githubactions/Actions/Checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3", "pkg:githubactions/actions/checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3", "actions|checkout|8f4b7f84864484a7bf31766abe9204da3cbe65b3||")]
    [InlineData("pkg:githubactions/github/codeql-action@v3#analyze", "", "github|codeql-action|v3||analyze")]
    [InlineData("pkg:githubactions/MyOrg/Actions-Repo%2FMyAction@main", "pkg:githubactions/myorg/actions-repo%2FMyAction@main", "myorg|actions-repo/MyAction|main||")]
    [InlineData("pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie", "", "debian|curl|7.50.3-1|arch=i386&distro=jessie|")]
    [InlineData("pkg:deb/Debian/Attr@1:2.4.47-2%2Bb1?arch=amd64", "pkg:deb/debian/attr@1:2.4.47-2%2Bb1?arch=amd64", "debian|attr|1:2.4.47-2+b1|arch=amd64|")]
    [InlineData("pkg:deb/debian/libc%2B%2B1@16", "", "debian|libc++1|16||")]
    [InlineData("pkg:deb/debian/openssl@3.0.15-1~deb12u1?upstream=openssl%403.0.15-1&distro=debian-12", "pkg:deb/debian/openssl@3.0.15-1~deb12u1?distro=debian-12&upstream=openssl%403.0.15-1", "debian|openssl|3.0.15-1~deb12u1|distro=debian-12&upstream=openssl@3.0.15-1|")]
    [InlineData("pkg:apk/Alpine/curl@7.83.0-r0?arch=x86", "pkg:apk/alpine/curl@7.83.0-r0?arch=x86", "alpine|curl|7.83.0-r0|arch=x86|")]
    [InlineData("pkg:Rpm/fedora/curl@7.50.3-1.fc25?Arch=i386&Distro=fedora-25", "pkg:rpm/fedora/curl@7.50.3-1.fc25?arch=i386&distro=fedora-25", "fedora|curl|7.50.3-1.fc25|arch=i386&distro=fedora-25|")]
    [InlineData("pkg:rpm/Opensuse/Curl@7.56.1-1.1.?arch=i386", "pkg:rpm/opensuse/Curl@7.56.1-1.1.?arch=i386", "opensuse|Curl|7.56.1-1.1.|arch=i386|")]
    [InlineData("pkg:rpm/centerim@4.22.10-1.el6?epoch=1&arch=i686", "pkg:rpm/centerim@4.22.10-1.el6?arch=i686&epoch=1", "|centerim|4.22.10-1.el6|arch=i686&epoch=1|")]
    [InlineData("pkg:docker/customer/dockerimage@sha256:244fd47e07d1004f0aed9c?repository_url=gcr.io", "", "customer|dockerimage|sha256:244fd47e07d1004f0aed9c|repository_url=gcr.io|")]
    [InlineData("pkg:generic/openssl@1.1.10g?checksum=sha1:ad9503c3e994a4f,sha256:41bf9088b3a1e6c1ef1d", "pkg:generic/openssl@1.1.10g?checksum=sha1:ad9503c3e994a4f%2Csha256:41bf9088b3a1e6c1ef1d", "|openssl|1.1.10g|checksum=sha1:ad9503c3e994a4f,sha256:41bf9088b3a1e6c1ef1d|")]
    [InlineData("pkg:generic/name%20with%20space@a%2Fb%40c%3Fd%23e", "", "|name with space|a/b@c?d#e||")]
    [InlineData("pkg:generic/name@feature/branch", "pkg:generic/name@feature%2Fbranch", "|name|feature/branch||")]
    [InlineData("pkg:generic/%E2%82%AC%F0%9F%98%80@1", "", "|€😀|1||")]
    [InlineData("pkg:generic/€😀@1", "pkg:generic/%E2%82%AC%F0%9F%98%80@1", "|€😀|1||")]
    [InlineData("pkg:generic/a%25b@1", "", "|a%b|1||")]
    public void Is_read_and_written_in_its_canonical_form(string text, string canonical, string parts)
    {
        if (canonical.Length == 0) canonical = text;

        var purl = PackageUrl.Parse(text);

        string.Join('|', purl.Namespace, purl.Name, purl.Version, string.Join('&', purl.Qualifiers.Select(pair => $"{pair.Key}={pair.Value}")), purl.Subpath).ShouldBe(parts);
        purl.ToString().ShouldBe(canonical);
        PackageUrl.Parse(canonical).ShouldBe(purl);
        PackageUrl.Of(purl.Type, purl.Namespace, purl.Name, purl.Version, purl.Qualifiers, purl.Subpath).ShouldBe(purl);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EnterpriseLibrary.Common@6.0.1304")]
    [InlineData("pkg:")]
    [InlineData("pkg:EnterpriseLibrary.Common@6.0.1304")]
    [InlineData("pkg%3Amaven/org.apache.commons/io")]
    [InlineData("http://example.org/maven/org.apache.commons/io")]
    [InlineData("pkg:n&g?inx/nginx@0.8.9")]
    [InlineData("pkg:3nginx/nginx@0.8.9")]
    [InlineData("pkg:nginx:a/nginx@0.8.9")]
    [InlineData("pkg:ngi%6Ex/nginx@0.8.9")]
    [InlineData("pkg:npm/")]
    [InlineData("pkg:npm//")]
    [InlineData("pkg:maven/@1.3.4")]
    [InlineData("pkg:cran/@0.9.1")]
    [InlineData("pkg:cran/A3")]
    [InlineData("pkg:swift/github.com/Alamofire/@5.4.3")]
    [InlineData("pkg:swift/Alamofire@5.4.3")]
    [InlineData("pkg:githubactions/checkout@v4")]
    [InlineData("pkg:conan/bincrafters/cctz@2.3")]
    [InlineData("pkg:conan/cctz@2.3?channel=stable")]
    [InlineData("pkg:cran/ml/caret@6.0-88")]
    [InlineData("pkg:pypi/a/b@1")]
    [InlineData("pkg:nuget/a/b@1")]
    [InlineData("pkg:cargo/a/b@1")]
    [InlineData("pkg:gem/a/b@1")]
    [InlineData("pkg:pub/a/b@1")]
    [InlineData("pkg:hackage/a/b@1")]
    [InlineData("pkg:cocoapods/a/b@1")]
    [InlineData("pkg:cocoapods/.hidden@1")]
    [InlineData("pkg:cocoapods/a%2Bb@1")]
    [InlineData("pkg:cocoapods/a%20b@1")]
    [InlineData("pkg:npm/myartifact@1.0.0?in%20production=true")]
    [InlineData("pkg:npm/myartifact@1.0.0?in production=true")]
    [InlineData("pkg:npm/myartifact@1.0.0?1key=true")]
    [InlineData("pkg:npm/myartifact@1.0.0?=true")]
    [InlineData("pkg:npm/myartifact@1.0.0?a=1&A=2")]
    [InlineData("pkg:golang/github.com%2Fgorilla/context@1")]
    [InlineData("pkg:golang/github.com/gorilla/context@1#a%2F..%2Fb")]
    [InlineData("pkg:npm/a%zz@1")]
    [InlineData("pkg:npm/a%4@1")]
    [InlineData("pkg:npm/a%")]
    [InlineData("pkg:npm/a%FF@1")]
    public void What_is_no_purl_is_refused(string text) => Should.Throw<FormatException>(() => PackageUrl.Parse(text)).Message.ShouldNotBeEmpty();

    [Fact]
    public void Parts_that_the_type_forbids_are_refused_when_it_is_made()
    {
        Should.Throw<FormatException>(() => PackageUrl.Of("npm", null, "", "1.0.0"));
        Should.Throw<FormatException>(() => PackageUrl.Of("pypi", "django", "django", "1.0.0"));
        Should.Throw<FormatException>(() => PackageUrl.Of("npm", null, "x", "1.0.0", [KeyValuePair.Create("a", "1"), KeyValuePair.Create("A", "2")]));
    }

    [Fact]
    public void Without_qualifiers_two_that_differ_by_them_are_equal() =>
        PackageUrl.Parse("pkg:deb/debian/openssl@3.0?distro=debian-12#x").WithoutQualifiers.ShouldBe(PackageUrl.Parse("pkg:deb/debian/openssl@3.0"));

    [Fact]
    public void Long_ones_take_no_long_time()
    {
        var text = "pkg:golang/" + string.Join('/', Enumerable.Repeat("%41", 50_000)) + "@" + new string('1', 100_000) + "?" + string.Join('&', Enumerable.Range(0, 10_000).Select(i => $"k{i}=v"));

        PackageUrl.Parse(text).Qualifiers.Count.ShouldBe(10_000);
    }
}
