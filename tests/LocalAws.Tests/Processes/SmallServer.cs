using LocalAws.Processes;

namespace LocalAws.Tests.Processes;

/// <summary>
/// A small HTTP server that is a real program: answers its version until SIGTERM. <c>/slow</c> takes a second,
/// <c>/stream</c> sends one half of the answer a second after the other. Perl, because git brings it along.
/// </summary>
internal static class SmallServer
{
    private const string Script = """
        use strict; use warnings; use IO::Socket::INET; use IO::Select;
        my ($version, $status) = @ARGV;
        $| = 1;
        my $ending = 0;
        $SIG{TERM} = sub { $ending = 1 };
        $SIG{CHLD} = 'IGNORE';
        my $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => $ENV{PORT}, Listen => 128, ReuseAddr => 1) or die "listen: $!";
        print "$version listens\n";
        # A signal that comes between the look at its flag and the wait does not end the wait: it has to end by itself.
        my $clients = IO::Select->new($server);
        until ($ending) {
          $clients->can_read(0.1) or next;
          my $client = $server->accept or next;
          my $first = <$client> // next;
          my $length = 0;
          while (my $line = <$client>) { last if $line =~ /^\r?\n$/; $length = $1 if $line =~ /^content-length: (\d+)/i }
          my $body = $version;
          if ($length) { read $client, $body, $length }
          $client->autoflush(1);
          my $head = "HTTP/1.1 $status X\r\nX-Version: $version\r\nConnection: close\r\n";
          if ($first =~ m{^GET /(slow|stream) }) {
            my $kind = $1;
            print "$kind begins\n";
            next if fork;
            print $client "${head}Content-Length: 10\r\n\r\nfirst" if $kind eq 'stream';
            select undef, undef, undef, 1;
            print $client $kind eq 'stream' ? 'last.' : "${head}Content-Length: 4\r\n\r\nslow";
            exit 0;
          }
          print $client "${head}Content-Length: " . length($body) . "\r\n\r\n$body";
          close $client;
        }
        1 while wait() > 0;
        exit 0;
        """;

    public static LocalProgram Of(string version, string status = "200") =>
        new() { FileName = "perl", Arguments = ["-e", Script, version, status] };
}
