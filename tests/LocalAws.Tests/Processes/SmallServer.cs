using LocalAws.Processes;

namespace LocalAws.Tests.Processes;

/// <summary>A small HTTP server that is a real program: answers its version until SIGTERM. Perl, because git brings it along.</summary>
static class SmallServer
{
    const string Script = """
        use strict; use warnings; use IO::Socket::INET;
        my ($version, $status) = @ARGV;
        $| = 1;
        my $ending = 0;
        $SIG{TERM} = sub { $ending = 1 };
        my $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => $ENV{PORT}, Listen => 128, ReuseAddr => 1) or die "listen: $!";
        print "$version listens\n";
        until ($ending) {
          my $client = $server->accept or next;
          while (my $line = <$client>) { last if $line =~ /^\r?\n$/ }
          print $client "HTTP/1.1 $status X\r\nContent-Length: " . length($version) . "\r\nX-Version: $version\r\nConnection: close\r\n\r\n$version";
          close $client;
        }
        print "$version ends\n";
        exit 0;
        """;

    public static LocalProgram Of(string version, string status = "200") =>
        new() { FileName = "perl", Arguments = ["-e", Script, version, status] };
}
