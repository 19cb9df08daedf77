using Notify.Redaction;

namespace Notify.Tests.Redaction;

/// <summary>Every value here is made up; those that look like tokens are put together at run time, so that nobody's scanner finds them.</summary>
public sealed class SecretPatternTests
{
    private const string Filler = "Q7wE9rT1yU3iO5pA2sD4fG6hJ8kL0zXc";

    [Theory]
    [InlineData("could not connect to postgres://app:{0}@db.internal:5432/shop", "could not connect to postgres://***@db.internal:5432/shop")]
    [InlineData("postgres://app:p@{0}@db/shop", "postgres://***@db/shop")]
    [InlineData("redis://:{0}@cache:6379", "redis://***@cache:6379")]
    [InlineData("git clone https://{0}@github.com/acme/shop.git", "git clone https://***@github.com/acme/shop.git")]
    [InlineData("https://{0}@o1.ingest.sentry.io/2", "https://***@o1.ingest.sentry.io/2")]
    [InlineData("Server=db;User Id=app;Password={0};Encrypt=true", "Server=db;User Id=app;Password=***;Encrypt=true")]
    [InlineData("Server=db;Pwd=a&{0};Encrypt=true", "Server=db;Pwd=***;Encrypt=true")]
    [InlineData("Password=\"with blanks {0}\";x=1", "Password=***;x=1")]
    [InlineData("password: 'with blanks {0}'", "password: ***")]
    [InlineData("DB_PASSWORD={0}", "DB_PASSWORD=***")]
    [InlineData("export SMTP_PASS={0}", "export SMTP_PASS=***")]
    [InlineData("dbPassword = {0}", "dbPassword = ***")]
    [InlineData("aws_secret_access_key = {0}", "aws_secret_access_key = ***")]
    [InlineData("{{\"secretAccessKey\": \"{0}\", \"user\": \"x\"}}", "{\"secretAccessKey\": ***, \"user\": \"x\"}")]
    [InlineData("{{\"password\":\"a\\\"{0}\"}}", "{\"password\":***}")]
    [InlineData("{{\\\"token\\\":\\\"{0}\\\"}}", "{\\\"token\\\":***\"}")]
    [InlineData("AccountKey={0}==;EndpointSuffix=x", "AccountKey=***;EndpointSuffix=x")]
    [InlineData("routing_key: {0}", "routing_key: ***")]
    [InlineData("SENTRY_DSN={0}", "SENTRY_DSN=***")]
    [InlineData("https://x.example/cb?code={0}&state=1", "https://x.example/cb?code=***&state=1")]
    [InlineData("https://x.example/?a=1&key={0}#part", "https://x.example/?a=1&key=***#part")]
    [InlineData("https://x.example/?a=1&amp;sig={0}", "https://x.example/?a=1&amp;sig=***")]
    [InlineData("https://b.s3.amazonaws.com/k?X-Amz-Signature={0}&X-Amz-Date=1", "https://b.s3.amazonaws.com/k?X-Amz-Signature=***&X-Amz-Date=1")]
    [InlineData("https://x.example/?access_token={0}", "https://x.example/?access_token=***")]
    [InlineData("https://x.example/?token={0}&user=joe", "https://x.example/?token=***&user=joe")]
    [InlineData("Authorization: Bearer {0}", "Authorization: ***")]
    [InlineData("authorization: token {0}", "authorization: ***")]
    [InlineData("'Proxy-Authorization': 'Basic {0}'", "'Proxy-Authorization': '***'")]
    [InlineData("sent bearer {0} to it", "sent bearer *** to it")]
    [InlineData("Basic {0}==", "Basic ***")]
    [InlineData("Cookie: session={0}; theme=dark\nnext", "Cookie: ***\nnext")]
    [InlineData("Set-Cookie: id={0}; HttpOnly", "Set-Cookie: ***")]
    [InlineData("X-Api-Key: {0}", "X-Api-Key: ***")]
    [InlineData("psql --db-password {0} -h db", "psql --db-password *** -h db")]
    [InlineData("cli --token '{0} x' go", "cli --token *** go")]
    [InlineData("cli --token={0} go", "cli --token=*** go")]
    [InlineData("-----BEGIN RSA PRIVATE " + "KEY-----\n{0}\n-----END RSA PRIVATE " + "KEY-----\nrest", "***\nrest")]
    [InlineData("key=-----BEGIN PRIVATE " + "KEY-----\\n{0}\\n-----END PRIVATE " + "KEY-----", "key=***")]
    [InlineData("-----BEGIN OPENSSH PRIVATE " + "KEY-----\n{0}", "***")]
    [InlineData("-----BEGIN PGP PRIVATE KEY BLOCK-----\n{0}\n-----END PGP PRIVATE KEY BLOCK-----", "***")]
    public void What_looks_like_a_secret_is_cut_out(string text, string left)
    {
        SecretPatterns.Remove(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, Filler)).ShouldBe(left);
    }

    [Theory]
    [InlineData("AKIA", "IOSFODNN7EXAMPLE")]
    [InlineData("ASIA", "IOSFODNN7EXAMPLE")]
    [InlineData("ghp", "_" + Filler + "abcd")]
    [InlineData("ghs", "_" + Filler + Filler)]
    [InlineData("github", "_pat_11A_" + Filler)]
    [InlineData("glpat", "-" + Filler)]
    [InlineData("xoxb", "-123456789012-" + Filler)]
    [InlineData("xapp", "-1-" + Filler)]
    [InlineData("npm", "_" + Filler + "abcd")]
    [InlineData("sk", "_live_" + Filler)]
    [InlineData("SG", "." + Filler + "." + Filler)]
    [InlineData("glsa", "_" + Filler)]
    [InlineData("sntrys", "_" + Filler)]
    [InlineData("AIza", "SyA1234567890abcdefghijklmnopqrstuv")]
    [InlineData("eyJ", "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl")]
    [InlineData("hooks.slack", ".com/services/T000/B000/" + Filler)]
    [InlineData("discord", ".com/api/webhooks/123456/" + Filler)]
    [InlineData("webhook.office", ".com/webhookb2/1@2/IncomingWebhook/" + Filler)]
    public void Known_keys_are_cut_out_wherever_they_stand(string begin, string end)
    {
        SecretPatterns.Remove($"it said {begin}{end}, twice ({begin}{end})").ShouldBe("it said ***, twice (***)");
    }

    [Theory]
    [InlineData("Fix token refresh when the clock is behind")]
    [InlineData("feat(auth): add password reset by mail")]
    [InlineData("Add basic authentication")]
    [InlineData("Add Basic Authentication to the admin pages")]
    [InlineData("Basic TypeScript support")]
    [InlineData("Send a bearer token with each request")]
    [InlineData("Rename secret to secrets; tokens are counted now")]
    [InlineData("Return code: 500, exit code = 1")]
    [InlineData("Use key: value pairs")]
    [InlineData("Support ?code= and &token= in the callback")]
    [InlineData("Bump actions/checkout from 4.1.0 to 5.0.0 (#1234)")]
    [InlineData("Merge pull request #12 from acme/feature/passwordless")]
    [InlineData("Link to https://medium.com/@somebody/post-1 and https://example.com/?q=mail@example.com")]
    [InlineData("Write to team@example.com or git@github.com:acme/shop.git")]
    [InlineData("Connect to postgres://localhost:5432/shop")]
    [InlineData("-----BEGIN CERTIFICATE----- is not private")]
    [InlineData("Move secrets://vault to the new address")]
    [InlineData("tests: 12 passed, 1 failed; bypass: none")]
    [InlineData("Compare a1b2c3d...e4f5a6b with sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("Ключ от двери 🔑 — \"token\" 'password'")]
    public void Ordinary_text_stays(string text) => SecretPatterns.Remove(text).ShouldBe(text);

    [Fact]
    public void What_is_clean_stays_clean()
    {
        const string Clean = "Password=***;x=1 https://***@host/?sig=***&a=1 \"token\": *** --token *** go";

        SecretPatterns.Remove(Clean).ShouldBe(Clean);
    }

    /// <summary>Beginnings of every pattern, again and again: what takes time in proportion to the square takes minutes here, and is then left out.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("A")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("\"")]
    [InlineData("a.")]
    [InlineData("a://")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcd://xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ")]
    [InlineData("abc://x@")]
    [InlineData("abc://xxxxxxxxx@xxxxx")]
    [InlineData("-----BEGIN ")]
    [InlineData("-----BEGIN PRIVATE " + "KEY-----")]
    [InlineData("-----BEGIN PRIVATE " + "KEY-----\n-----END ")]
    [InlineData("-----BEGIN A A A A A A A A ")]
    [InlineData("password")]
    [InlineData("password=")]
    [InlineData("password=\"")]
    [InlineData("password=\"x\\")]
    [InlineData("password='\n")]
    [InlineData("password   ")]
    [InlineData("?a-a-a-a-a-")]
    [InlineData("?token")]
    [InlineData("&a_key")]
    [InlineData("bearer ")]
    [InlineData("bearer aaaaaaaaaa")]
    [InlineData("basic\t")]
    [InlineData("cookie: ")]
    [InlineData("x-a-a-a-")]
    [InlineData("--a-a-token ")]
    [InlineData(" --token")]
    [InlineData("eyJaaaaaaaaaaaa.")]
    [InlineData("eyJ-eyJ_")]
    [InlineData("SG.aaaaaaaaaaaaaaaa")]
    [InlineData("ghp_")]
    [InlineData("github_pat_")]
    [InlineData("pypi-")]
    [InlineData("glpat-")]
    [InlineData("a-a.webhook.office.com/")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-")]
    public void A_megabyte_of_anything_is_searched_in_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));

        SecretPatterns.Remove(text).ShouldNotStartWith("(left out");
    }
}
